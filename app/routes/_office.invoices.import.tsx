import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { importInvoice, loadImport } from '#app/invoices/import/import.server.ts';
import { ImportPage } from '#app/invoices/import/import-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return loadImport(services(), staff, await getLocale(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return importInvoice(services(), staff, await request.formData(), await getLocale(request));
}

export const meta = pageTitle((t) => t('editor:import.title'));

export default function Import() {
  return <ImportPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
