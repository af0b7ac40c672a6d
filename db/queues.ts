import type { Queue } from 'pg-boss';

/**
 * The queues of after-commit work. A dead worker's job is taken again after its heartbeat; what still fails after its
 * tries goes to the page of failures, by way of the dead-letter state `failed`.
 */
const durable = {
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 20,
  expireInSeconds: 300,
};

export const queues: Queue[] = [
  { name: 'mail', ...durable },
  { name: 'typeset', ...durable },
];
export type QueueName = 'mail' | 'typeset';
