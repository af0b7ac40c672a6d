import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { CustomerRecord } from '#app/customers/customer-record.tsx';
import { readCustomer } from '#app/customers/read-customer.server.ts';
import { saveCustomerFromForm } from '#app/customers/save-customer.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const customerId = uuidParam(params.customerId);
  return readCustomer(services().db, staff, customerId, request, await getLocale(request));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'customers' });
  const customerId = uuidParam(params.customerId);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return saveCustomerFromForm(services().db, staff, customerId, form, locale);
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>(
  (t, page) => page?.customer.name ?? t('customers:title'),
);

export default function Customer() {
  return (
    <CustomerRecord
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
