import type { Queue } from 'pg-boss';

/**
 * The queues of after-commit work. A dead worker's job is taken again within 30 s: its heartbeat, the look for those
 * that stopped, and the first wait before another try. Tries stay close to one another, so that work goes on soon after
 * an outage, however long that was; what still fails after half a day of them goes to the page of failures, by way of
 * the dead-letter state `failed`.
 */
const durable = {
  retryLimit: 2000,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 25,
  heartbeatSeconds: 10,
  expireInSeconds: 300,
};

/** How often a worker looks for jobs whose worker is dead; pg-boss's own minute would be most of R2. */
export const lookForDeadSeconds = 5;

export const queues: Queue[] = [
  { name: 'mail', ...durable },
  { name: 'dispatch', ...durable },
  // What processes of the release before ask for; its jobs are done like those of `dispatch`.
  { name: 'typeset', ...durable },
  // An export that used up its tries, also by workers that died: whoever asked for it is told.
  { name: 'exportFailed', ...durable },
  // An office's whole export may take its time.
  { name: 'export', ...durable, retryLimit: 5, expireInSeconds: 7200, deadLetter: 'exportFailed' },
];
export type QueueName = 'mail' | 'dispatch' | 'typeset' | 'exportFailed' | 'export';
