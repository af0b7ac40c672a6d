import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';

/**
 * The time that decides: the database's, moved by the offset of tests and demonstrations, as ISO 8601 in UTC with
 * milliseconds (rounded down: an instant read here is never later than the moment it was read).
 */
export async function clock(db: Db | Tx): Promise<string> {
  const [row] = await rows<{ now: string }>(db, sql`select app_clock() as now`);
  return toIso(row?.now ?? '');
}

/** PostgreSQL's text of an instant as ISO 8601 in UTC with milliseconds. */
export const toIso = (text: string) => new Date(text).toISOString();

/** Moves the clock of a test or a demonstration forward; the database refuses it anywhere else. */
export async function moveClock(db: Db | Tx, byMs: number): Promise<string> {
  const [row] = await rows<{ now: string }>(db, sql`select move_clock(${byMs}) as now`);
  return toIso(row?.now ?? '');
}

/** Local time of this process, in milliseconds: for waits and measurements, never for a decision. */
export const stopwatch = () => performance.now();
