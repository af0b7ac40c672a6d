import type { Queue } from 'pg-boss';

/**
 * The queues of after-commit work. A dead worker's job is taken again within 30 s: its heartbeat, the look for those
 * that stopped, and the first wait before another try. What still fails after its tries goes to the page of failures, by
 * way of the dead-letter state `failed`.
 */
const durable = {
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 10,
  expireInSeconds: 300,
};

/** How often a worker looks for jobs whose worker is dead; pg-boss's own minute would be most of R2. */
export const lookForDeadSeconds = 5;

export const queues: Queue[] = [
  { name: 'mail', ...durable },
  { name: 'typeset', ...durable },
];
export type QueueName = 'mail' | 'typeset';
