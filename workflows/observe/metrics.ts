import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Db } from '#db/client.ts';
import { databaseGauges } from './database-gauges.ts';
import { listen } from './signals.ts';

/** From a millisecond to half a minute, in seconds. */
const durations = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** How late timers are: the grace of one second, then up to two hours. */
const latenesses = [1.1, 1.5, 2, 3, 5, 10, 30, 60, 120, 600, 1800, 7200];

/** `read` asks the database first; where that takes longer than a scrape may, `tacite_database_up` is 0. */
export type Metrics = { contentType: string; read(): Promise<string> };

/** What may be read from outside, see app/start/OPERATING.md, "Operate". Labels come from the code alone: their number is bounded. */
export function createMetrics({ db, stop: onStop }: { db: Db; stop?: AbortSignal }): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const took = (name: string, help: string, labelNames: string[]) =>
    new Histogram({
      name: `tacite_${name}_duration_seconds`,
      help,
      labelNames,
      buckets: durations,
      registers,
    });
  const counted = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `tacite_${name}_total`, help, labelNames, registers });
  const requests = took('http_request', 'Answers by route pattern, method and status.', [
    'route',
    'method',
    'status',
  ]);
  const jobs = took('job', 'Jobs run by this process.', ['queue', 'outcome']);
  const typesets = took('typeset', 'Documents typeset by this process.', ['as', 'outcome']);
  const transitions = counted('transitions', 'Transitions committed by this process.', ['machine', 'event']);
  const timers = counted('timers', 'Workflows whose due timers fired or failed.', ['outcome']);
  const mails = counted('mails', 'Tries to send a mail, by kind and by what became of them.', [
    'kind',
    'outcome',
  ]);
  const late = new Histogram({
    name: 'tacite_timer_lateness_seconds',
    help: 'From the moment a timer was due to its record; one second of it is grace.',
    buckets: latenesses,
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

  const refresh = databaseGauges(db, registers);
  return {
    contentType: register.contentType,
    async read() {
      await refresh();
      return register.metrics();
    },
  };
}
