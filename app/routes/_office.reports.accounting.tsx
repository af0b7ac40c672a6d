import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadAccounting } from '#app/accounting/accounting.server.ts';
import { type AccountsReply, keepAccounts } from '#app/accounting/accounting-acts.server.ts';
import { AccountingPage } from '#app/accounting/accounting-page.tsx';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records page-reports' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  return loadAccounting(services(), staff, new URL(request.url));
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'export' });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return keepAccounts({ s: services(), staff, form, locale });
}

export const meta = pageTitle((t) => t('accounting:title'));

export default function Accounting() {
  const reply = useActionData<typeof action>() as AccountsReply | undefined;
  return <AccountingPage page={useLoaderData<typeof loader>()} reply={reply} />;
}
