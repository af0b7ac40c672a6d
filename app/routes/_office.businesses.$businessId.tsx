import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { actOnBusiness } from '#app/businesses/business-actions.server.ts';
import { BusinessRecord } from '#app/businesses/business-record.tsx';
import { readBusiness } from '#app/businesses/read-business.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  const businessId = uuidParam(params.businessId);
  return readBusiness(services().db, staff, businessId, await getLocale(request));
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const visit = visitOf(request, context.clientAddress);
  const businessId = uuidParam(params.businessId);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnBusiness({ s: services(), staff, businessId, form, locale, visit });
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>(
  (t, page) => page?.business.name ?? t('businesses:title'),
);

export default function Business() {
  return (
    <BusinessRecord
      page={useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
