import { inOffice } from '#db/client.ts';
import { findBankLine, insertBankLineDecision } from '#db/queries/bank-lines.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { reverseWithin } from '../../settlement/commands/reverse-payment.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../../settlement/outcome.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { bringBack } from '../bring-back.ts';

/**
 * Takes the last word about a line back: the line is open again, the payment that it became is none, and one that it took
 * back is there again.
 */
export const takeBackLine = (
  s: Services,
  who: Who,
  { lineId, reason }: { lineId: string; reason: string },
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const found = await findBankLine(tx, lineId);
      if (!found) throw new SettlementRefused('notFound');
      await lockBooks(tx, [found.businessId]);
      const line = await findBankLine(tx, lineId);
      if (!line || line.state === 'open') throw new SettlementRefused('doubled');
      const stamp = await stampOf(tx, who);
      const sequence = line.sequence + 1;
      await insertBankLineDecision(tx, { ...stamp, lineId, sequence, kind: 'takenBack', reason });
      if (line.state === 'accepted' && line.paymentId)
        await reverseWithin(s, tx, who, { paymentId: line.paymentId, cause: 'mistake', reason });
      if (line.state === 'returned' && line.paymentId)
        await bringBack(s, tx, who, { paymentId: line.paymentId, reason });
    }),
  );
