import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Anchor } from './anchors.ts';
import type { Scope } from './read-business.ts';

/**
 * What an entry of the kind `restore` says: the database was put back to an earlier state, by whom and why, and what had
 * been signed after that state and is lost. It is the only thing that explains anchors no entry answers to, and numbers
 * that are missing from a series.
 */
export type Restored = {
  reason: string;
  by: string;
  second: string;
  /** Why the ledger was on hold: the restore with its own reason, or what its anchors say. Left out by earlier entries. */
  heldFor?: string | null;
  /** Null where nothing was lost. */
  lost: { afterSequence: number; toSequence: number; hash: string } | null;
  /** Numbers that were given and must never be given again, by series: the first and the last. */
  numbers: Record<string, { from: number; to: number }>;
  /** The last numbers that whoever decided knew to be given, where he said so. */
  told?: Record<string, number>;
};

export type PastLoss = { sequence: number; at: string; fact: Restored };

export async function readPastLosses(tx: Tx, { officeId, businessId }: Scope): Promise<PastLoss[]> {
  const found = await rows<{ sequence: number; payload: string }>(
    tx,
    sql`select sequence, payload from ledger where office_id = ${officeId} and business_id = ${businessId}
      and kind = 'restore' order by sequence`,
  );
  return found.flatMap(({ sequence, payload }) => {
    try {
      const { at, fact } = JSON.parse(payload) as { at: string; fact: Restored };
      return [{ sequence, at, fact }];
    } catch {
      // The chain itself is found amiss there.
      return [];
    }
  });
}

/** Whether an anchor is of what was lost: written before the loss was put on record, beyond what was left. */
export const isOfLoss = (anchor: Anchor, losses: PastLoss[]): boolean =>
  losses.some(
    ({ at, fact: { lost } }) =>
      lost !== null &&
      anchor.at <= at &&
      anchor.sequence > lost.afterSequence &&
      (anchor.sequence < lost.toSequence ||
        (anchor.sequence === lost.toSequence && anchor.hash === lost.hash)),
  );
