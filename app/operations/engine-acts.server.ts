import type { Staff } from '#app/auth/require-staff.server.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import type { OperatorAct } from '#db/queries/operator-acts.ts';
import { rerunAllJobs, rerunJob, retryAllWorkflows, retryWorkflow } from '#workflows/operations/retry.ts';
import type { Services } from '#workflows/services.ts';

export type EngineReply = { act: OperatorAct; items: number };

/** What the buttons of the engine's page do; `items: 0` when there was nothing left to retry. */
export async function actOnEngine(
  s: Pick<Services, 'db'>,
  { officeId, actor }: Staff,
  form: FormData,
): Promise<EngineReply> {
  const act = form.get('act');
  const id = String(form.get('id') ?? '');
  const asked = { officeId, actor };
  switch (act) {
    case 'retryWorkflow':
      if (!isUuid(id)) throw new Response(null, { status: 400 });
      return { act, items: Number(await retryWorkflow(s, { ...asked, workflowId: id })) };
    case 'retryWorkflows':
      return { act, items: await retryAllWorkflows(s, asked) };
    case 'rerunJob':
      return { act, items: Number(await rerunJob(s, { ...asked, key: id })) };
    case 'rerunJobs':
      return { act, items: await rerunAllJobs(s, asked) };
    default:
      throw new Response(null, { status: 400 });
  }
}
