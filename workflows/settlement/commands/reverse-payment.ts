import { inOffice, type Tx } from '#db/client.ts';
import { findPayment, insertPaymentReversal, listLiveOf } from '#db/queries/settlement.ts';
import type { ReversalCause } from '#db/shapes/settling.ts';
import { newId } from '../../identity/new-id.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { enterMoney } from '../enter-money.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { stampOf, takeBackAll, type Who } from '../settle.ts';

type Reversed = { paymentId: string; cause: ReversalCause; reason: string };

/** Says that a payment is none: what it settled is owed again, and each invoice stands where it stood. A reason is asked for. */
export const reversePayment = (s: Services, who: Who, said: Reversed): Promise<SettlementOutcome> =>
  settling(() => inOffice(s.db, who.officeId, (tx) => reverseWithin(s, tx, who, said)));

/** The same within a transaction that does more. @throws SettlementRefused */
export async function reverseWithin(
  s: Services,
  tx: Tx,
  who: Who,
  { paymentId, cause, reason }: Reversed,
): Promise<void> {
  if (!reason.trim()) throw new SettlementRefused('noReason');
  const { businessId } = (await findPayment(tx, paymentId)) ?? {};
  if (!businessId) throw new SettlementRefused('notFound');
  await lockBooks(tx, [businessId]);
  if ((await findPayment(tx, paymentId))?.isReversed) throw new SettlementRefused('reversed');
  const stamped = await stampOf(tx, who);
  await takeBackAll(s, tx, who, { list: await listLiveOf(tx, [paymentId]), reason, stamp: stamped });
  const id = newId();
  await insertPaymentReversal(tx, { ...stamped, id, paymentId, cause, reason });
  const { officeId: _, ...stamp } = stamped;
  await enterMoney(s, tx, who.officeId, {
    businessId,
    kind: 'reversal',
    subjectId: id,
    fact: { paymentId, cause, reason, ...stamp },
  });
}
