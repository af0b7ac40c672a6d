import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { loadBanking } from '#app/banking/banking.server.ts';
import { actionsOfBanking, actOnBanking } from '#app/banking/banking-acts.server.ts';
import type { BankingReply } from '#app/banking/reply.ts';
import { SettlementsPage } from '#app/banking/settlements-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records page-banking' };

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadBanking(services(), staff, new URL(request.url), await getLocale(request));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: actionsOfBanking });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const visit = visitOf(request, context.clientAddress);
  return actOnBanking({ s: services(), staff, form, locale, visit });
}

export const meta = pageTitle((t) => t('banking:title'));

export default function Settlements() {
  const reply = useActionData<typeof action>() as BankingReply | undefined;
  return <SettlementsPage page={useLoaderData<typeof loader>()} reply={reply} />;
}
