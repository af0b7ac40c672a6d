import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { iso } from './invoices.ts';

export type ProcessKind = 'web' | 'worker';
export type ProcessRow = {
  id: string;
  kind: ProcessKind;
  host: string;
  pid: number;
  version: string;
  startedAt: string;
  seenAt: string;
  /** Since its last beat, by the database's clock. */
  silentMs: number;
  lateMs: number;
};

/** How long the earliest timer that is due has been waiting at `clock`, in milliseconds; 0 when none is due. */
const lateMs = sql`coalesce((select greatest(0, extract(epoch from clock - wake_at) * 1000) from next_wake('{}')), 0)::bigint`;

/** One beat: writes the process down, or that it was seen again, and forgets those silent for an hour. */
export async function beat(
  db: Db,
  process: { id: string; kind: ProcessKind; host: string; pid: number; version: string },
): Promise<void> {
  const { id, kind, host, pid, version } = process;
  await db.execute(sql`insert into processes (id, kind, host, pid, version, late_ms)
    values (${id}, ${kind}, ${host}, ${pid}, ${version}, ${lateMs})
    on conflict (id) do update set seen_at = clock_timestamp(), late_ms = excluded.late_ms`);
  await db.execute(sql`delete from processes where seen_at < clock_timestamp() - interval '1 hour'`);
}

/** A process that stops in good order leaves no trace behind. */
export async function forgetProcess(db: Db, id: string): Promise<void> {
  await db.execute(sql`delete from processes where id = ${id}`);
}

/** At most 100, workers first, the youngest first. */
export function listProcesses(db: Db): Promise<ProcessRow[]> {
  return rows<ProcessRow>(
    db,
    sql`select id, kind, host, pid, version, ${iso(sql`started_at`)} as "startedAt", ${iso(sql`seen_at`)} as "seenAt",
        greatest(0, extract(epoch from clock_timestamp() - seen_at) * 1000)::float8 as "silentMs",
        late_ms::float8 as "lateMs"
      from processes order by kind desc, started_at desc limit 100`,
  );
}

export type Pulse = {
  clock: string;
  lateMs: number;
  workerSilentMs: number | null;
  ledgersHeld: number;
};

/** What readiness looks at, in one question. `workerSilentMs`: of the worker heard last; null when there is none. */
export async function findPulse(db: Db): Promise<Pulse> {
  const [row] = await rows<{ clock: string; late: string; silent: number | null; held: number }>(
    db,
    sql`select app_clock() as clock, ${lateMs} as late, held_ledgers() as held,
      (select extract(epoch from clock_timestamp() - max(seen_at)) * 1000 from processes where kind = 'worker')::float8 as silent`,
  );
  const { clock, late, silent, held } = row!;
  return {
    clock: new Date(clock).toISOString(),
    lateMs: Number(late),
    ledgersHeld: held,
    workerSilentMs: silent === null ? null : Math.max(0, Math.round(silent)),
  };
}
