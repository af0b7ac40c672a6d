import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { loadOutstanding } from '#app/outstanding/outstanding.server.ts';
import { actionsOfOutstanding, actOnOutstanding } from '#app/outstanding/outstanding-acts.server.ts';
import { OutstandingPage } from '#app/outstanding/outstanding-page.tsx';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return loadOutstanding(services(), staff, uuidParam(params.customerId), new URL(request.url).searchParams);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: actionsOfOutstanding });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const visit = visitOf(request, context.clientAddress);
  const customerId = uuidParam(params.customerId);
  return actOnOutstanding({ s: services(), staff, customerId, form, locale, visit });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  page ? t('outstanding:title', { name: page.customer.name }) : t('outstanding:short'),
);

export default function Outstanding() {
  return (
    <OutstandingPage
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
