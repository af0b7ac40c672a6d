import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { CustomerList } from '#app/customers/customer-list.tsx';
import { readCustomers } from '#app/customers/read-customers.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return readCustomers(services().db, staff, request);
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('customers:title'));

export default function Customers() {
  return <CustomerList {...useLoaderData<typeof loader>()} />;
}
