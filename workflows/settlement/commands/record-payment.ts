import { inOffice, type Tx } from '#db/client.ts';
import { businessesOf, findPayment, insertPayment } from '#db/queries/settlement.ts';
import type { PaymentMeans, PaymentSource } from '#db/shapes/settling.ts';
import { clock } from '../../engine/clock.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { enterMoney } from '../enter-money.ts';
import { followWithin } from '../follow-issued.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { type Stamp, settleAll, stampOf, type Who } from '../settle.ts';
import { confirmClaim } from './answer-claim.ts';

/** `id` is given by whoever records it: the same twice is one payment. `cents` of `currency`, `paidOn` a day in Paris. */
type PaymentWords = {
  id: string;
  businessId: string;
  customerId: string | null;
  paidOn: string;
  means: PaymentMeans;
  cents: number;
  currency: string;
  reference: string;
  source: PaymentSource;
};

/** How much of a payment is for which invoice. */
export type Share = { invoiceId: string; cents: number };

/**
 * Records money that came, and what it settles of which invoices of the business; what is left over stays the customer's
 * and can be allocated later. `claimId`: who said that it came waits no more. All or nothing.
 */
export const recordPayment = (s: Services, who: Who, said: Recorded): Promise<SettlementOutcome> =>
  settling(() => inOffice(s.db, who.officeId, (tx) => recordWithin(s, tx, who, said)));

type Recorded = { payment: PaymentWords; shares: readonly Share[]; claimId?: string | null };

/** The same within a transaction that does more. @throws SettlementRefused */
export async function recordWithin(
  s: Services,
  tx: Tx,
  who: Who,
  { payment, shares, claimId = null }: Recorded,
): Promise<void> {
  const { id, businessId, cents } = payment;
  await lockBooks(tx, [businessId]);
  const known = await findPayment(tx, id);
  if (known) {
    if (known.businessId !== businessId || known.cents !== cents) throw new SettlementRefused('doubled');
    return;
  }
  if (payment.paidOn > parisDate(await clock(tx))) throw new SettlementRefused('future');
  const total = shares.reduce((sum, share) => sum + share.cents, 0);
  if (total > cents) throw new SettlementRefused('tooMuch');
  const invoiceIds = shares.map(({ invoiceId }) => invoiceId);
  const owners = await businessesOf(tx, invoiceIds);
  for (const invoiceId of invoiceIds) {
    if (!owners.has(invoiceId)) throw new SettlementRefused('notFound', invoiceId);
    if (owners.get(invoiceId) !== businessId) throw new SettlementRefused('mixed', invoiceId);
  }
  await followWithin(s, tx, who.officeId, invoiceIds);
  const stamp = await stampOf(tx, who);
  await insertPayment(tx, { ...payment, ...stamp });
  if (claimId) await confirmClaim(tx, stamp, { claimId, paymentId: id, businessId });
  const list = shares.map((share) => ({ ...share, kind: 'payment' as const, sourceId: id }));
  await settleAll(s, tx, who, { businessId, list });
  await enterMoney(s, tx, who.officeId, {
    businessId,
    kind: 'payment',
    subjectId: id,
    fact: factOf(payment, stamp),
  });
}

/** All that the row says, so that nothing of it can be changed unseen. */
const factOf = (
  { id: _, businessId: __, ...said }: PaymentWords,
  { staffId, recordedBy, at }: Stamp,
): Record<string, unknown> => ({ ...said, staffId, recordedBy, at });
