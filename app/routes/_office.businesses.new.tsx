import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { createFromForm } from '#app/businesses/business-actions.server.ts';
import { BusinessFields } from '#app/businesses/business-fields.tsx';
import { readNewBusiness } from '#app/businesses/read-new-business.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  return readNewBusiness(services().db, staff, await getLocale(request));
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const visit = visitOf(request, context.clientAddress);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return createFromForm({ s: services(), staff, form, locale, visit });
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('businesses:new'));

export default function NewBusiness() {
  const t = useT();
  const lists = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <>
      <RecordHead
        title={t('businesses:new')}
        back={{ to: paths.businesses(), label: t('businesses:title') }}
      />
      <BusinessFields {...lists} lastResult={lastResult} cancelTo={paths.businesses()} busy={useSending()} />
    </>
  );
}
