import type { JobResult } from 'pg-boss';
import type { QueueName } from '#db/queues.ts';
import { failureSentence } from './engine/failure-sentence.ts';
import { signal } from './observe/signals.ts';
import type { Services } from './services.ts';

export type JobData = { officeId: string } & Record<string, string>;

type Options = {
  /** Jobs that are fetched at once and settled at once. */
  together: number;
  /** How many such sets are at work at a time. */
  sets: number;
  /** Does jobs of one office; gives what went wrong with each, or null, in their order. */
  run: (officeId: string, jobs: JobData[]) => Promise<unknown[]>;
};

/**
 * Works through a queue, several jobs at a time. pg-boss waits between two fetches unless one came back full, so a queue
 * that is long is worked through without a pause. A job that fails is tried again by itself; the others are done.
 */
export function workTogether(
  s: Services,
  queue: QueueName,
  { together, sets, run }: Options,
): Promise<string> {
  const options = {
    pollingIntervalSeconds: 0.5,
    batchSize: together,
    localConcurrency: sets,
    burstWhenBatchFull: true,
    perJobResults: true,
  } as const;
  return s.boss.work<JobData, unknown, typeof options>(queue, options, async (jobs) => {
    const results: JobResult[] = [];
    for (const [officeId, ofOffice] of Map.groupBy(jobs, ({ data }) => data.officeId)) {
      const tell = timed(s, queue);
      const errors = await run(
        officeId,
        ofOffice.map(({ data }) => data),
      ).catch((error: unknown) => ofOffice.map(() => error));
      for (const [index, { id, data }] of ofOffice.entries()) {
        const error = errors[index] ?? null;
        tell(data, error);
        results.push(error ? { id, status: 'failed', output: outputOf(error) } : { id, status: 'completed' });
      }
    }
    return results;
  });
}

/** What the page of the engine shows of a job that failed. */
const outputOf = (error: unknown) => ({ message: failureSentence(error) });

/** Counts a job and logs its error. pg-boss tries again with growing waits; what it gives up stands on the engine's page. */
function timed(s: Services, queue: string) {
  const start = performance.now();
  return (data: JobData, error: unknown) => {
    if (error) s.log.error({ err: error, queue, key: data.key }, 'job failed');
    signal('job', { queue, outcome: error ? 'failed' : 'done', ms: performance.now() - start });
  };
}
