import { setTimeout as wait } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Db } from '#db/client.ts';
import { listAllQueueLoads } from '#db/queries/all-queues.ts';
import { findPulse } from '#db/queries/processes.ts';

/** A scrape gives up after ten seconds as a rule. */
const patienceMs = 3000;

/** What the database says when it is asked; the returned function asks it. The same in every process, so that any one of them will do for an alert. */
export function databaseGauges(db: Db, registers: Registry[]): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `tacite_${name}`, help, labelNames, registers });
  const up = gauge('database_up', 'Whether the database answered this scrape.');
  const waiting = gauge('jobs', 'Jobs in the queues of all offices.', ['queue', 'state']);
  const overdue = gauge(
    'oldest_due_timer_seconds',
    'How long the earliest due timer has been waiting; 0 when none is due.',
  );
  const silent = gauge(
    'worker_silent_seconds',
    'Since the last heartbeat of any worker; -1 when there is none.',
  );
  const held = gauge('ledgers_held', 'Ledgers whose numbering is stopped until somebody reconciles them.');
  const connections = gauge(
    'database_connections',
    'Connections of all processes to this database, by application and state.',
    ['application', 'state'],
  );
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
    held.set(found.pulse.ledgersHeld);
    overdue.set(found.pulse.lateMs / 1000);
    silent.set(found.pulse.workerSilentMs === null ? -1 : found.pulse.workerSilentMs / 1000);
  };
}
