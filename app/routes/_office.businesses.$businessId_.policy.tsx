import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { actOnPolicy, readPolicyPage } from '#app/businesses/policy-page.server.ts';
import { PolicyRecord } from '#app/businesses/policy-record.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return readPolicyPage(services().db, staff, uuidParam(params.businessId));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const businessId = uuidParam(params.businessId);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnPolicy(services().db, staff, businessId, form, locale);
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  t('businesses:policy.pageTitle', { name: page?.business.name ?? '' }),
);

export default function Policy() {
  const busy = useSending('save-policy');
  return (
    <PolicyRecord page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} busy={busy} />
  );
}
