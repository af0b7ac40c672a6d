import { sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import type { Anchor } from './anchors.ts';
import type { Witness } from './witness.ts';

/** Ledgers of one office, of some of its businesses, or all there are. */
export type Whose = { officeId?: string; businessIds?: readonly string[] };

/**
 * Has an anchor outside of the database vouch for what was numbered: called before anything that carries such a number
 * leaves. Should the database then be lost, or a copy that lags take over, the number is known to be given. One write for
 * all ledgers at once; where all are vouched for, one question to the database.
 *
 * @throws what the disk says, when the anchor can't be written: then nothing may leave
 */
export async function anchorNumbers(db: Db | Tx, witness: Witness, whose: Whose = {}): Promise<void> {
  const { officeId = null, businessIds = null } = whose;
  const businesses = businessIds ? sql`${sql.param([...businessIds])}::text[]::uuid[]` : sql`null`;
  const marks = await rows<{
    business_id: string;
    sequence: number;
    hash: string;
    series: Record<string, number>;
    clock: string;
  }>(db, sql`select * from unanchored_marks(${officeId}::uuid, ${businesses})`);
  if (marks.length === 0) return;
  const anchors = marks.map(
    ({ business_id: businessId, sequence, hash, series, clock }): Anchor => ({
      at: toIso(clock),
      businessId,
      sequence,
      hash,
      series,
    }),
  );
  await witness.write(anchors);
  const ids = anchors.map(({ businessId }) => businessId);
  const sequences = anchors.map(({ sequence }) => sequence);
  await db.execute(
    sql`select anchored(${sql.param(ids)}::text[]::uuid[], ${sql.param(sequences)}::text[]::int[])`,
  );
}

/** The same for all ledgers, once for everybody who asks while it is at work. */
export function anchorTogether(db: Db, witness: Witness): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = () => {
    running = anchorNumbers(db, witness).finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (!running) return run();
    // What was numbered since the running one has read needs another.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
