import type { Tx } from '#db/client.ts';
import { isLedgerHeld } from '#db/queries/ledger-holds.ts';
import { appendToLedger, type Fact, lockLedgers } from '../ledger/append.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { SettlementRefused } from './outcome.ts';

/**
 * Enters what was done with money in the ledger of its business, as the last act of a transaction: its lock comes after those of
 * workflows. @throws SettlementRefused (`ledgerHeld`)
 */
export async function enterMoney(
  { ledgerKey }: { ledgerKey: LedgerKey },
  tx: Tx,
  officeId: string,
  fact: Omit<Fact, 'at'>,
): Promise<void> {
  if (await isLedgerHeld(tx, fact.businessId)) throw new SettlementRefused('ledgerHeld');
  const { heads, lockedAt } = await lockLedgers(tx, [fact.businessId]);
  await appendToLedger(tx, { officeId, key: ledgerKey, heads, facts: [{ ...fact, at: lockedAt }] });
}
