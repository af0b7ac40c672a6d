import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';

/** What a piece of work has cost so far: CPU of PostgreSQL and of this process in milliseconds, WAL in bytes, committed transactions. */
export type Cost = { databaseMs: number; engineMs: number; walBytes: number; transactions: number };

/** Reads the totals; two readings make a cost. Linux alone says what PostgreSQL's processes used. */
export async function readCost(owner: Db, dataDir: string): Promise<Cost> {
  const [row] = await rows<{ wal: string; commits: string }>(
    owner,
    sql`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::text as wal,
      (select sum(xact_commit)::text from pg_stat_database where datname = current_database()) as commits`,
  );
  const { user, system } = process.cpuUsage();
  return {
    databaseMs: postgresMs(dataDir),
    engineMs: (user + system) / 1000,
    walBytes: Number(row?.wal),
    transactions: Number(row?.commits),
  };
}

/** The difference of two readings, per piece of work. */
export const costOf = (before: Cost, after: Cost, count: number): Cost => ({
  databaseMs: (after.databaseMs - before.databaseMs) / count,
  engineMs: (after.engineMs - before.engineMs) / count,
  walBytes: (after.walBytes - before.walBytes) / count,
  transactions: (after.transactions - before.transactions) / count,
});

const tickMs = 10; // Linux counts a process's time in hundredths of a second

/** CPU of the postmaster and everything it started, those that have ended included. */
function postgresMs(dataDir: string): number {
  const [line] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const postmaster = Number(line);
  let ticks = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const fields = statOf(entry);
    if (!fields) continue;
    const [, parent] = fields;
    const [user, system, userOfEnded, systemOfEnded] = fields.slice(11, 15);
    if (Number(entry) === postmaster) ticks += user! + system! + userOfEnded! + systemOfEnded!;
    else if (parent === postmaster) ticks += user! + system!;
  }
  return ticks * tickMs;
}

/** The fields of /proc/PID/stat after the name: state (not a number), parent, …; null where the process has ended. */
function statOf(pid: string): number[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return null;
  }
}
