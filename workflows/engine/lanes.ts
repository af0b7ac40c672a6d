import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/**
 * Into how many lanes the workflows of an office are parted. Those that want the same locks (a business's ledger) are in
 * one, so that two workers, each in a lane of its own, do not wait for one another.
 */
const laneCount = 8;

/** The lane of what contends for `shared`. */
export const laneOf = (shared: string): number =>
  createHash('sha256').update(shared).digest().readUInt8(0) % laneCount;

/** Takes one of these lanes until the transaction ends, the first that nobody is in; null when all are taken. */
export async function enterLane(tx: Tx, officeId: string, lanes: number[]): Promise<number | null> {
  const [entered] = await rows<{ lane: number }>(
    tx,
    sql`select lane from unnest(${sql.param(lanes)}::text[]::int[]) as lane
      where pg_try_advisory_xact_lock(hashtext(${officeId}), lane) limit 1`,
  );
  return entered?.lane ?? null;
}

/** All lanes but those `left`, in an order of their own each time; `first` where something is known to wait. */
export function lanesFrom(first: number, left: number[]): number[] {
  const rest = Array.from({ length: laneCount }, (_, lane) => lane).filter((lane) => lane !== first);
  const turn = Math.floor(Math.random() * rest.length);
  return [first, ...rest.slice(turn), ...rest.slice(0, turn)].filter((lane) => !left.includes(lane));
}
