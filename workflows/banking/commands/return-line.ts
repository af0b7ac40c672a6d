import { inOffice, type Tx } from '#db/client.ts';
import { type BankLine, findBankLine, insertBankLineDecision } from '#db/queries/bank-lines.ts';
import { findPayment } from '#db/queries/settlement.ts';
import type { returnCauses } from '#db/shapes/settling.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { reverseWithin } from '../../settlement/commands/reverse-payment.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../../settlement/outcome.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';

type Returned = {
  lineId: string;
  paymentId: string;
  cause: (typeof returnCauses)[number];
  reason: string;
};

/** Says that a line which went out takes a payment back: the payment counts no more. A reason is asked for. */
export const returnLine = (
  s: Services,
  who: Who,
  { lineId, paymentId, cause, reason }: Returned,
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const found = await findBankLine(tx, lineId);
      if (!found || found.cents >= 0) throw new SettlementRefused('notFound');
      await lockBooks(tx, [found.businessId]);
      const line = await findBankLine(tx, lineId);
      if (line?.state !== 'open') throw new SettlementRefused('doubled');
      await mustBeWhatCame(tx, line, paymentId);
      await reverseWithin(s, tx, who, { paymentId, cause, reason });
      const stamp = await stampOf(tx, who);
      const sequence = line.sequence + 1;
      await insertBankLineDecision(tx, { ...stamp, lineId, sequence, kind: 'returned', paymentId, reason });
    }),
  );

/** @throws SettlementRefused where the payment is another business's, or not the amount that went out */
async function mustBeWhatCame(
  tx: Tx,
  { businessId, cents, currency }: BankLine,
  paymentId: string,
): Promise<void> {
  const payment = await findPayment(tx, paymentId);
  if (!payment || payment.businessId !== businessId) throw new SettlementRefused('notFound');
  if (payment.cents !== -cents || payment.currency !== currency) throw new SettlementRefused('mixed');
}
