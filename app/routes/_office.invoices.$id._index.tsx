import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { actionsOfInvoice, actOnInvoice } from '#app/invoices/one/acts.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { OnePage } from '#app/invoices/one/one-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-timeline' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const search = new URL(request.url).searchParams;
  return loadInvoice(services(), staff, uuidParam(params.id), await getLocale(request), search);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: actionsOfInvoice });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const visit = visitOf(request, context.clientAddress);
  return actOnInvoice({ s: services(), staff, invoiceId: uuidParam(params.id), form, locale, visit });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>(
  (t, page) => page?.reference ?? t('timeline:title'),
);

export default function Invoice() {
  return <OnePage page={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
