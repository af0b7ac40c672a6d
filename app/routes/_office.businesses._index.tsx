import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { BusinessList } from '#app/businesses/business-list.tsx';
import { readBusinesses } from '#app/businesses/read-businesses.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return readBusinesses(services().db, staff, request);
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('businesses:title'));

export default function Businesses() {
  return <BusinessList {...useLoaderData<typeof loader>()} />;
}
