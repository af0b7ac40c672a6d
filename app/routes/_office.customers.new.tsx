import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { CustomerFields } from '#app/customers/customer-fields.tsx';
import { readNewCustomer } from '#app/customers/read-customer.server.ts';
import { createCustomerFromForm } from '#app/customers/save-customer.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'customers' });
  return readNewCustomer(services().db, staff, request, await getLocale(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'customers' });
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return createCustomerFromForm(services().db, staff, form, locale);
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('customers:new'));

export default function NewCustomer() {
  const t = useT();
  const { businesses, businessId, countries } = useLoaderData<typeof loader>();
  const cancelTo = paths.customers();
  return (
    <>
      <RecordHead title={t('customers:new')} back={{ to: cancelTo, label: t('customers:title') }} />
      <CustomerFields
        values={{ businessId, kind: 'company', country: 'FR', locale: 'fr' }}
        businesses={businesses}
        lastResult={useActionData<typeof action>()?.result}
        countries={countries}
        cancelTo={cancelTo}
        busy={useSending()}
      />
    </>
  );
}
