import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { planBulk, readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { BulkPlanPage } from '#app/invoices/bulk/bulk-plan.tsx';
import { BulkProgress } from '#app/invoices/bulk/bulk-progress.tsx';
import { BulkResults } from '#app/invoices/bulk/bulk-results.tsx';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { useBulkRun } from '#app/invoices/bulk/use-bulk-run.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { useStepFocus } from '#app/ui/use-route-focus.ts';

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
  const t = useT();
  const plan = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  // The answer to a form sent without a script knows its act; the address of that answer does not.
  const act = done?.act ?? plan.act;
  const { run, start } = useBulkRun(act, t('invoices:refused.unsaid'));
  const results = run?.results ?? done?.results;
  useStepFocus(run?.isRunning ? 'progress' : results ? 'results' : 'plan');
  if (run?.isRunning)
    return <BulkProgress run={run} title={t(`invoices:bulk.title.${act}`, { count: run.total })} />;
  if (results)
    return (
      <BulkResults act={act} results={results} onRetry={(failed) => start(failed, { before: results })} />
    );
  return <BulkPlanPage plan={plan} onStart={(items, despiteTwins) => start(items, { despiteTwins })} />;
}
