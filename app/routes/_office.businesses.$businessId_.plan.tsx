import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { actOnPlan, loadPlan, type PlanReply } from '#app/dunning/plan.server.ts';
import { PlanPage } from '#app/dunning/plan-page.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import type { OfficeHandle } from './_office.tsx';

export const handle: OfficeHandle = { page: 'page-records' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const businessId = uuidParam(params.businessId);
  return loadPlan(services(), staff, { businessId, locale: await getLocale(request) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'businesses' });
  const businessId = uuidParam(params.businessId);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  return actOnPlan({ s: services(), staff, businessId, form, locale });
}

export const meta = pageTitle<Awaited<ReturnType<typeof loader>>>((t, page) =>
  t('dunning:plan.pageTitle', { name: page?.business.name ?? '' }),
);

export default function Plan() {
  const reply = useActionData<typeof action>() as PlanReply | undefined;
  return <PlanPage page={useLoaderData<typeof loader>()} reply={reply} />;
}
