import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { loadSettlement } from '#app/settlement/settlement.server.ts';
import { actionsOfSettlement, actOnSettlement } from '#app/settlement/settlement-acts.server.ts';
import { SettlementPage } from '#app/settlement/settlement-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadSettlement(services(), staff, uuidParam(params.id));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: actionsOfSettlement });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const visit = visitOf(request, context.clientAddress);
  return actOnSettlement({ s: services(), staff, invoiceId: uuidParam(params.id), form, locale, visit });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  page ? t('settlement:title', { ref: page.reference }) : t('settlement:short'),
);

export default function Settlement() {
  return (
    <SettlementPage
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
