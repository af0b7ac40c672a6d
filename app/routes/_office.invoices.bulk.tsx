import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { planBulk, readBulk, runBulk } from '#app/invoices/bulk/bulk.server.ts';
import { BulkPlanPage } from '#app/invoices/bulk/bulk-plan.tsx';
import { BulkResults } from '#app/invoices/bulk/bulk-results.tsx';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  return planBulk(services(), staff, readBulk(new URL(request.url).searchParams), await getLocale(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft' });
  const asked = readBulk(await request.formData());
  return { act: asked.act, results: await runBulk(services(), staff, asked, await getLocale(request)) };
}

export const meta = pageTitle((t) => t('invoices:title'));

/** What a bulk action will do and what it can't, then what it did to each. */
export default function Bulk() {
  const plan = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return done ? <BulkResults {...done} /> : <BulkPlanPage plan={plan} />;
}
