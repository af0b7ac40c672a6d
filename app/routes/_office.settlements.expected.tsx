import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { loadExpected } from '#app/measures/expected.server.ts';
import { ExpectedPage } from '#app/measures/expected-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records page-reports' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadExpected(services(), staff, new URL(request.url), await getLocale(request));
}

export const meta = pageTitle((t) => t('banking:measures.expected'));

export default function Expected() {
  return <ExpectedPage page={useLoaderData<typeof loader>()} />;
}
