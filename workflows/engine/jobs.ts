import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Tx } from '#db/client.ts';
import { traceContext } from '../observe/traced.ts';
import type { Job } from './types.ts';

/** Where jobs are put: pg-boss, used for its insert alone. */
export type JobBoard = Pick<PgBoss, 'insert'>;

/** Jobs carry their office, ids instead of entities, and the key that makes a second run harmless. */
export async function insertJobs(tx: Tx, board: JobBoard, officeId: string, jobs: Job[]): Promise<void> {
  const queues = [...new Set(jobs.map((job) => job.queue))];
  await Promise.all(
    queues.map((queue) => {
      const own = jobs.filter((job) => job.queue === queue);
      const rows = own.map(({ key, data, startAfter }) => ({
        data: { ...data, officeId, key, ...traceContext() },
        ...(startAfter ? { startAfter } : {}),
      }));
      return board.insert(queue, rows, { db: fromDrizzle(tx, sql) });
    }),
  );
}
