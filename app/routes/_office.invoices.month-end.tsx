import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { loadMonthEnd, sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { MonthEndPage } from '#app/invoices/month-end/month-end-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return { ...(await loadMonthEnd(services(), staff)), mayDraft: may(staff.role, 'draft') };
}

/** Without a script: the next set, each time the button is pressed. */
export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return sendNext(services(), staff, { after: null, locale: await getLocale(request) });
}

export const meta = pageTitle((t) => t('invoices:monthEnd.short'));

export default function MonthEnd() {
  return <MonthEndPage page={useLoaderData<typeof loader>()} step={useActionData<typeof action>()} />;
}
