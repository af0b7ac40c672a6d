import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { askForExport, loadExports } from '#app/exports/exports.server.ts';
import { ExportsPage } from '#app/exports/exports-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  return loadExports(services(), staff, new URL(request.url).searchParams);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const visit = visitOf(request, context.clientAddress);
  return askForExport({ s: services(), staff, form, locale, visit });
}

export const meta = pageTitle((t) => t('exports:title'));

export default function Exports() {
  return (
    <ExportsPage page={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()?.result} />
  );
}
