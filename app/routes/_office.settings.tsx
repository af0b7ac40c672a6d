import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireFresh, requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { readSettings } from '#app/staff/read-settings.server.ts';
import { SettingsRecord } from '#app/staff/settings-record.tsx';
import { actOnSettings } from '#app/staff/staff-actions.server.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  if (new URL(request.url).searchParams.get('ask') === 'reset-factor') requireFresh(request, staff);
  return readSettings(services().db, staff, await getLocale(request));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: ['staff', 'settings'] });
  const visit = visitOf(request, context.clientAddress);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnSettings({ s: services(), staff, form, locale, visit });
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('settings:title'));

export default function Settings() {
  return (
    <SettingsRecord
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
