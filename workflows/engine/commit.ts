import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Tx } from '#db/client.ts';
import { tellTransitions } from '../observe/tell-transitions.ts';
import { traceContext } from '../observe/traced.ts';
import type { Change } from './advance.ts';
import { insertTransitions } from './store.ts';
import type { Applied, EffectRun, Job } from './types.ts';

/** Where jobs are put: pg-boss, used for its insert alone. */
export type JobBoard = Pick<PgBoss, 'insert'>;

/**
 * Writes what a batch of transitions means, within the transaction that changed the workflows: the log, then each
 * effect once for all who asked for it, then the read columns, then the jobs for after the commit.
 */
export async function commitChanges(
  tx: Tx,
  board: JobBoard,
  officeId: string,
  changes: Change[],
  now: string,
): Promise<void> {
  if (changes.length === 0) return;
  await insertTransitions(
    tx,
    officeId,
    changes.map((change) => change.transition),
    now,
  );
  tellTransitions(changes, now);
  const jobs: Job[] = [];
  const run: EffectRun = { tx, officeId, now, enqueue: (job) => jobs.push(job) };
  for (const definition of new Set(changes.map((change) => change.definition))) {
    const own = changes.filter((change) => change.definition === definition);
    for (const [name, effect] of Object.entries(definition.effects)) {
      const calls = own.flatMap(({ applied, effects }) =>
        effects.filter((each) => each.name === name).map((each) => ({ applied, params: each.params })),
      );
      if (calls.length > 0) await effect(run, calls);
    }
    await definition.project?.(
      run,
      lastOfEach(own).map((applied) => ({ applied, params: null })),
    );
  }
  await insertJobs(tx, board, officeId, jobs);
}

function lastOfEach(changes: Change[]): Applied[] {
  return [...new Map(changes.map(({ applied }) => [applied.workflowId, applied])).values()];
}

/** Jobs carry their office, ids instead of entities, and the key that makes a second run harmless. */
export async function insertJobs(tx: Tx, board: JobBoard, officeId: string, jobs: Job[]): Promise<void> {
  for (const queue of new Set(jobs.map((job) => job.queue))) {
    const own = jobs.filter((job) => job.queue === queue);
    await board.insert(
      queue,
      own.map(({ key, data, startAfter }) => ({
        data: { ...data, officeId, key, ...traceContext() },
        ...(startAfter ? { startAfter } : {}),
      })),
      { db: fromDrizzle(tx, sql) },
    );
  }
}
