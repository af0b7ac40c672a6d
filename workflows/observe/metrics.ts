import { setTimeout as wait } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '#db/client.ts';
import { listAllQueueLoads } from '#db/queries/all-queues.ts';
import { findPulse } from '#db/queries/processes.ts';
import { listen } from './signals.ts';

/** From a millisecond to half a minute, in seconds. */
const durations = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** A scrape gives up after ten seconds as a rule. */
const patienceMs = 3000;
/** How late timers are: the grace of one second, then up to two hours. */
const latenesses = [1.1, 1.5, 2, 3, 5, 10, 30, 60, 120, 600, 1800, 7200];

/** `read` asks the database first; where that takes longer than a scrape may, `tacite_database_up` is 0. */
export type Metrics = { contentType: string; read(): Promise<string> };

/** What may be read from outside, see README.md, "Operate". Labels come from the code alone: their number is bounded. */
export function createMetrics({ db, stop: onStop }: { db: Db; stop?: AbortSignal }): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const requests = new Histogram({
    name: 'tacite_http_request_duration_seconds',
    help: 'Answers by route pattern, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: durations,
    registers,
  });
  const transitions = new Counter({
    name: 'tacite_transitions_total',
    help: 'Transitions written by this process.',
    labelNames: ['machine', 'event'],
    registers,
  });
  const timers = new Counter({
    name: 'tacite_timers_total',
    help: 'Workflows whose due timers fired or failed.',
    labelNames: ['outcome'],
    registers,
  });
  const late = new Histogram({
    name: 'tacite_timer_lateness_seconds',
    help: 'From the moment a timer was due to its record; one second of it is grace.',
    buckets: latenesses,
    registers,
  });
  const jobs = new Histogram({
    name: 'tacite_job_duration_seconds',
    help: 'Jobs run by this process.',
    labelNames: ['queue', 'outcome'],
    buckets: durations,
    registers,
  });
  const mails = new Counter({
    name: 'tacite_mails_total',
    help: 'Tries to send a mail, by kind and by what became of them.',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const typesets = new Histogram({
    name: 'tacite_typeset_duration_seconds',
    help: 'Documents typeset by this process.',
    labelNames: ['as', 'outcome'],
    buckets: durations,
    registers,
  });

  const ends = [
    listen('request', ({ route, method, status, ms }) =>
      requests.observe({ route, method, status: `${status}` }, ms / 1000),
    ),
    listen('transition', ({ machine, event, lateMs }) => {
      transitions.inc({ machine, event });
      if (lateMs !== null) late.observe(lateMs / 1000);
    }),
    listen('tick', ({ fired, failed }) => {
      timers.inc({ outcome: 'fired' }, fired);
      timers.inc({ outcome: 'failed' }, failed);
    }),
    listen('job', ({ queue, outcome, ms }) => jobs.observe({ queue, outcome }, ms / 1000)),
    listen('mail', ({ kind, outcome }) => mails.inc({ kind, outcome })),
    listen('typeset', ({ as, outcome, ms }) => typesets.observe({ as, outcome }, ms / 1000)),
  ];
  onStop?.addEventListener('abort', () => {
    for (const end of ends) end();
  });

  const refresh = gaugesOfDatabase(db, registers);
  return {
    contentType: register.contentType,
    async read() {
      await refresh();
      return register.metrics();
    },
  };
}

/** Read when they are asked for: the same in every process, so that any one of them will do for an alert. */
function gaugesOfDatabase(db: Db, registers: Registry[]): () => Promise<void> {
  const up = new Gauge({
    name: 'tacite_database_up',
    help: 'Whether the database answered this scrape.',
    registers,
  });
  const waiting = new Gauge({
    name: 'tacite_jobs',
    help: 'Jobs in the queues of all offices.',
    labelNames: ['queue', 'state'],
    registers,
  });
  const overdue = new Gauge({
    name: 'tacite_oldest_due_timer_seconds',
    help: 'How long the earliest due timer has been waiting; 0 when none is due.',
    registers,
  });
  const silent = new Gauge({
    name: 'tacite_worker_silent_seconds',
    help: 'Since the last heartbeat of any worker; -1 when there is none.',
    registers,
  });
  const connections = new Gauge({
    name: 'tacite_database_connections',
    help: 'Connections of all processes to this database, by application and state.',
    labelNames: ['application', 'state'],
    registers,
  });
  const ask = async () => {
    const loads = await listAllQueueLoads(db);
    return { ...loads, pulse: await findPulse(db) };
  };
  return async () => {
    const asked = ask().catch(() => null);
    const found = await Promise.race([asked, wait(patienceMs, null, { ref: false })]);
    up.set(found ? 1 : 0);
    if (!found) return;
    for (const each of [waiting, connections]) each.reset();
    for (const { queue, state, n } of found.queues) waiting.set({ queue, state }, n);
    for (const { application, state, n } of found.connections) connections.set({ application, state }, n);
    overdue.set(found.pulse.lateMs / 1000);
    silent.set(found.pulse.workerSilentMs === null ? -1 : found.pulse.workerSilentMs / 1000);
  };
}
