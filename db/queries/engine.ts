import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { iso } from './invoices.ts';

/** What an office's workflows of one machine wait for. Instants are ISO in UTC. */
export type MachineLoad = {
  machine: string;
  /** Not ended; those without a timer wait for a person or for a provider. */
  active: number;
  timers: number;
  nextDueAt: string | null;
  /** Should have fired by now. */
  overdue: number;
  nextHour: number;
  nextDay: number;
};

/** Read from the index of active workflows alone: 100,000 of them take some tens of milliseconds. */
export function listMachineLoads(tx: Tx): Promise<MachineLoad[]> {
  return rows<MachineLoad>(
    tx,
    sql`with now as materialized (select app_clock() as at)
      select machine, count(*)::int as active, count(wake_at)::int as timers, ${iso(sql`min(wake_at)`)} as "nextDueAt",
        count(*) filter (where wake_at <= now.at - interval '1 second')::int as overdue,
        count(*) filter (where wake_at > now.at and wake_at <= now.at + interval '1 hour')::int as "nextHour",
        count(*) filter (where wake_at > now.at and wake_at <= now.at + interval '24 hours')::int as "nextDay"
      from workflows, now where office_id = (select app_office()) and status = 'active'
      group by machine order by machine`,
  );
}

/** Timers due in each of the next 24 hours, the running one first: 24 numbers. */
export async function listHours(tx: Tx): Promise<number[]> {
  const found = await rows<{ hour: number; n: number }>(
    tx,
    sql`with now as materialized (select app_clock() as at)
      select floor(extract(epoch from wake_at - now.at) / 3600)::int as hour, count(*)::int as n
      from workflows, now where office_id = (select app_office()) and status = 'active'
        and wake_at > now.at and wake_at < now.at + interval '24 hours' group by 1`,
  );
  const byHour = new Map(found.map(({ hour, n }) => [hour, n]));
  return Array.from({ length: 24 }, (_, hour) => byHour.get(hour) ?? 0);
}

/** How late timers were, in milliseconds. The grace of one second that every timer is given counts as well. */
export type Lateness = { fired: number; p50Ms: number | null; p99Ms: number | null; oldestDueMs: number };

/** Over the transitions that timers caused in the last hour, and the oldest one that waits now. */
export async function findLateness(tx: Tx): Promise<Lateness> {
  const [found] = await rows<Lateness>(
    tx,
    sql`with now as materialized (select app_clock() as at), late as (
        select extract(epoch from recorded_at - t.at) * 1000 as ms from transitions t, now
        where office_id = (select app_office()) and recorded_at > now.at - interval '1 hour'
          and actor like '{"channel":"timer","id":null,"kind":"rule"%')
      select count(*)::int as fired, percentile_cont(0.5) within group (order by ms) as "p50Ms",
        percentile_cont(0.99) within group (order by ms) as "p99Ms",
        coalesce((select greatest(0, extract(epoch from now.at - min(wake_at)) * 1000) from workflows, now
          where office_id = (select app_office()) and status = 'active' and wake_at is not null group by now.at), 0)::float8 as "oldestDueMs"
      from late`,
  );
  return found!;
}

/** `waiting` has not been tried yet and stops counting at `most`. */
export type QueueLoad = {
  queue: string;
  waiting: number;
  active: number;
  retrying: number;
  failed: number;
};

export function listQueueLoads(tx: Tx, queues: readonly string[], most: number): Promise<QueueLoad[]> {
  return rows<QueueLoad>(
    tx,
    sql`with tried as materialized (select name, state from pgboss.job
        where data ->> 'officeId' = app_office()::text and state in ('retry', 'active', 'failed'))
      select q.name as queue,
        (select count(*)::int from (select from pgboss.job j where j.name = q.name and j.state = 'created' and not j.blocked
          and j.data ->> 'officeId' = app_office()::text limit ${most}) w) as waiting,
        count(*) filter (where t.state = 'active')::int as active,
        count(*) filter (where t.state = 'retry')::int as retrying,
        count(*) filter (where t.state = 'failed')::int as failed
      from unnest(${sql.param([...queues])}::text[]) with ordinality as q (name, place)
      left join tried t on t.name = q.name group by q.name, q.place order by q.place`,
  );
}
