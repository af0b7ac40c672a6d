import { inOffice, type Tx } from '#db/client.ts';
import { businessesOf, findPayment } from '#db/queries/settlement.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { followWithin } from '../follow-issued.ts';
import { leftOf, type Source } from '../left-of.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { settleAll, type Who } from '../settle.ts';
import type { Share } from './record-payment.ts';

/**
 * `leftCents`: what was left of the source when it was shown, so that the same words that come twice settle once; null as a part
 * of an act that is known by itself.
 */
type Allocated = { source: Source; shares: readonly Share[]; leftCents: number | null };

/** Settles invoices with what is left of a payment or of a credit note, by the amounts given. All or nothing. */
export const allocate = (s: Services, who: Who, said: Allocated): Promise<SettlementOutcome> =>
  settling(() => inOffice(s.db, who.officeId, (tx) => allocateWithin(s, tx, who, said)));

/** The same within a transaction that does more. @throws SettlementRefused */
export async function allocateWithin(
  s: Services,
  tx: Tx,
  who: Who,
  { source, shares, leftCents }: Allocated,
): Promise<void> {
  const invoiceIds = shares.map(({ invoiceId }) => invoiceId);
  const owners = await businessesOf(tx, [
    ...invoiceIds,
    ...(source.kind === 'creditNote' ? [source.id] : []),
  ]);
  const businessId =
    source.kind === 'payment' ? (await findPayment(tx, source.id))?.businessId : owners.get(source.id);
  if (!businessId) throw new SettlementRefused('notFound');
  for (const invoiceId of invoiceIds) {
    if (!owners.has(invoiceId)) throw new SettlementRefused('notFound', invoiceId);
    if (owners.get(invoiceId) !== businessId) throw new SettlementRefused('mixed', invoiceId);
  }
  await lockBooks(tx, [businessId]);
  const left = await leftOf(tx, source);
  if (left.isReversed) throw new SettlementRefused('reversed');
  if (leftCents !== null && leftCents !== left.cents) throw new SettlementRefused('changed');
  if (shares.reduce((sum, { cents }) => sum + cents, 0) > left.cents) throw new SettlementRefused('tooMuch');
  await followWithin(s, tx, who.officeId, invoiceIds);
  const list = shares.map((share) => ({ ...share, kind: source.kind, sourceId: source.id }));
  await settleAll(s, tx, who, { businessId, list });
}
