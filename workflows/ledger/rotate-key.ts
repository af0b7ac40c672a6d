import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows } from '#db/client.ts';
import { clock } from '../engine/clock.ts';
import { appendToLedger, lockLedgers } from './append.ts';
import { handOver } from './hand-over.ts';
import type { LedgerKey } from './key.ts';

export type Rotated = { handedOver: number; alreadyDone: number };

/**
 * Hands every ledger over from one key to another: one entry each, an office at a time. A process that still holds the
 * old key writes nothing from then on. Begun again after a failure, it goes on where it was. `ownerDb` logs in as the
 * owner of the tables.
 *
 * @throws Error when the keys are one, or a ledger is signed by a third
 */
export async function rotateKey(
  ownerDb: Db,
  { from, to, reason }: { from: LedgerKey; to: LedgerKey; reason: string },
): Promise<Rotated> {
  if (from.id === to.id) throw new Error('both files hold the same key');
  const marks = await rows<{ officeId: string; businessId: string; keyId: string | null }>(
    ownerDb,
    sql`select office_id as "officeId", business_id as "businessId", key_id as "keyId" from ledger_heads order by 1, 2`,
  );
  const stranger = marks.find(({ keyId }) => keyId !== null && keyId !== from.id && keyId !== to.id);
  if (stranger)
    throw new Error(`the ledger of ${stranger.businessId} is signed by ${stranger.keyId}, not by ${from.id}`);
  const open = Map.groupBy(
    marks.filter(({ keyId }) => keyId !== to.id),
    ({ officeId }) => officeId,
  );
  for (const [officeId, ledgers] of open) {
    await inOffice(ownerDb, officeId, async (tx) => {
      const { heads } = await lockLedgers(
        tx,
        ledgers.map(({ businessId }) => businessId),
      );
      const at = await clock(tx);
      const facts = [...heads.values()].map(({ businessId, hash: previous }) => ({
        businessId,
        kind: 'key' as const,
        subjectId: businessId,
        at,
        fact: handOver({ from, to, reason }, { businessId, previous }),
      }));
      await appendToLedger(tx, { officeId, key: from, heads, facts });
    });
  }
  const handedOver = [...open.values()].reduce((sum, ledgers) => sum + ledgers.length, 0);
  return { handedOver, alreadyDone: marks.length - handedOver };
}
