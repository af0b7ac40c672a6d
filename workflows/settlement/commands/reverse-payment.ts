import { inOffice } from '#db/client.ts';
import { findPayment, insertPaymentReversal, listLiveOf } from '#db/queries/settlement.ts';
import type { ReversalCause } from '#db/shapes/settling.ts';
import { newId } from '../../identity/new-id.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { enterMoney } from '../enter-money.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { stampOf, takeBackAll, type Who } from '../settle.ts';

/** Says that a payment is none: what it settled is owed again, and each invoice stands where it stood. A reason is asked for. */
export const reversePayment = (
  s: Services,
  who: Who,
  { paymentId, cause, reason }: { paymentId: string; cause: ReversalCause; reason: string },
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const { businessId } = (await findPayment(tx, paymentId)) ?? {};
      if (!businessId) throw new SettlementRefused('notFound');
      await lockBooks(tx, [businessId]);
      if ((await findPayment(tx, paymentId))?.isReversed) throw new SettlementRefused('reversed');
      await takeBackAll(s, tx, who, { list: await listLiveOf(tx, [paymentId]), reason });
      const id = newId();
      const { officeId, ...stamp } = await stampOf(tx, who);
      await insertPaymentReversal(tx, { officeId, ...stamp, id, paymentId, cause, reason });
      await enterMoney(s, tx, who.officeId, {
        businessId,
        kind: 'reversal',
        subjectId: id,
        fact: { paymentId, cause, reason, ...stamp },
      });
    }),
  );
