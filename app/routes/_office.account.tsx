import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { actOnAccount } from '#app/account/account-actions.server.ts';
import { AccountRecord } from '#app/account/account-record.tsx';
import { readAccount } from '#app/account/read-account.server.ts';
import { requireFresh, requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  if (new URL(request.url).searchParams.get('edit') === 'passkey') requireFresh(request, staff);
  return readAccount(services().db, staff, await getLocale(request));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  const visit = visitOf(request, context.clientAddress);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnAccount({ s: services(), staff, form, locale, visit });
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('account:title'));

export default function Account() {
  return (
    <AccountRecord
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
