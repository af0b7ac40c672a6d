import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { loadPaid } from '#app/measures/paid.server.ts';
import { PaidPage } from '#app/measures/paid-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records page-reports' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadPaid(services(), staff, new URL(request.url), await getLocale(request));
}

export const meta = pageTitle((t) => t('banking:measures.paidTitle'));

export default function Paid() {
  return <PaidPage page={useLoaderData<typeof loader>()} />;
}
