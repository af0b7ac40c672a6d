import type { Staff } from '#app/auth/require-staff.server.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { inOffice } from '#db/client.ts';
import { findLateness, listHours, listMachineLoads, listQueueLoads } from '#db/queries/engine.ts';
import { countEngineFailures, listFailedJobs, listFailedWorkflows } from '#db/queries/failures.ts';
import { listOperatorActs } from '#db/queries/operator-acts.ts';
import { listProcesses } from '#db/queries/processes.ts';
import { queues } from '#db/queues.ts';
import { clock } from '#workflows/engine/clock.ts';
import { deadAfterMs } from '#workflows/operations/heartbeat.ts';
import { mostAtOnce } from '#workflows/operations/retry.ts';
import type { Services } from '#workflows/services.ts';
import { pageSize } from './page-size.ts';

/** How far the waiting jobs of a queue are counted. */
const mostCounted = 10_000;

/** All that the page of the engine shows of one office; `search` has its pages (`?workflows=2&jobs=3`). */
export async function loadEngine(
  s: Pick<Services, 'db' | 'env'>,
  { officeId }: Staff,
  search: URLSearchParams,
) {
  const pages = { workflows: pageOf(search.get('workflows')), jobs: pageOf(search.get('jobs')) };
  const part = (page: number) => ({ limit: pageSize, offset: (page - 1) * pageSize });
  const processes = (await listProcesses(s.db)).map((each) => ({
    ...each,
    isAlive: each.silentMs < deadAfterMs,
  }));
  const names = queues.map(({ name }) => name);
  const office = await inOffice(s.db, officeId, async (tx) => ({
    now: await clock(tx),
    machines: await listMachineLoads(tx),
    hours: await listHours(tx),
    lateness: await findLateness(tx),
    queues: await listQueueLoads(tx, names, mostCounted + 1),
    failures: await countEngineFailures(tx),
    workflows: await listFailedWorkflows(tx, part(pages.workflows)),
    jobs: await listFailedJobs(tx, part(pages.jobs)),
    acts: await listOperatorActs(tx, 10),
  }));
  return { ...office, pages, processes, mostCounted, mostAtOnce, isMovable: s.env.isSandbox };
}
export type EnginePageData = Awaited<ReturnType<typeof loadEngine>>;
