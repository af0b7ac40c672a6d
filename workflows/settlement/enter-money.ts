import type { Tx } from '#db/client.ts';
import { appendToLedger, type Fact, lockLedgers } from '../ledger/append.ts';
import type { LedgerKey } from '../ledger/key.ts';

/** Enters what was done with money in the ledger of its business, as the last act of a transaction: its lock comes after those of workflows. */
export async function enterMoney(
  { ledgerKey }: { ledgerKey: LedgerKey },
  tx: Tx,
  officeId: string,
  fact: Omit<Fact, 'at'>,
): Promise<void> {
  const { heads, lockedAt } = await lockLedgers(tx, [fact.businessId]);
  await appendToLedger(tx, { officeId, key: ledgerKey, heads, facts: [{ ...fact, at: lockedAt }] });
}
