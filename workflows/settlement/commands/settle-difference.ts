import { inOffice, type Tx } from '#db/client.ts';
import { findDifferenceLimit } from '#db/queries/businesses.ts';
import { businessesOf, listLiveOn } from '#db/queries/settlement.ts';
import type { DifferenceKind } from '#db/shapes/settling.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { followWithin, owedOn } from '../follow-issued.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { settleAll, type Who } from '../settle.ts';

/**
 * `cents` of an invoice that are let go. `isLeading`: whoever says so may go beyond the limit of the business. `owedCents`: what was
 * owed when it was shown, so that the same words that come twice let go once; null as a part of an act that is known by itself.
 */
export type Difference = {
  invoiceId: string;
  cents: number;
  kind: DifferenceKind;
  isLeading: boolean;
  owedCents: number | null;
};

/**
 * Lets a small difference go: what the bank kept, cents of rounding, a discount. All that was let go of one invoice counts
 * together against the limit of its business. Taken back like any allocation.
 */
export const settleDifference = (s: Services, who: Who, said: Difference): Promise<SettlementOutcome> =>
  settling(() => inOffice(s.db, who.officeId, (tx) => settleDifferenceWithin(s, tx, who, said)));

/** The same within a transaction that does more. @throws SettlementRefused */
export async function settleDifferenceWithin(
  s: Services,
  tx: Tx,
  who: Who,
  { invoiceId, cents, kind, isLeading, owedCents }: Difference,
): Promise<void> {
  const businessId = (await businessesOf(tx, [invoiceId])).get(invoiceId);
  if (!businessId) throw new SettlementRefused('notFound', invoiceId);
  await lockBooks(tx, [businessId]);
  await followWithin(s, tx, who.officeId, [invoiceId]);
  if (owedCents !== null && owedCents !== (await owedOn(s, tx, who.officeId, invoiceId)))
    throw new SettlementRefused('changed', invoiceId);
  const before = (await listLiveOn(tx, invoiceId)).filter(({ sourceKind }) => sourceKind === 'difference');
  const total = before.reduce((sum, each) => sum + each.cents, cents);
  if (!isLeading && total > (await findDifferenceLimit(tx, businessId)))
    throw new SettlementRefused('beyondLimit', invoiceId);
  await settleAll(s, tx, who, { businessId, list: [{ invoiceId, kind: 'difference', cents, reason: kind }] });
}
