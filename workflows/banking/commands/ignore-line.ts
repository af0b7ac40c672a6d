import { inOffice } from '#db/client.ts';
import { findBankLine, insertBankLineDecision } from '#db/queries/bank-lines.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../../settlement/outcome.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';

/** Says that a line is nothing to settle with, and why. */
export const ignoreLine = (
  s: Services,
  who: Who,
  { lineId, reason }: { lineId: string; reason: string },
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const line = await findBankLine(tx, lineId);
      if (!line) throw new SettlementRefused('notFound');
      await lockBooks(tx, [line.businessId]);
      const now = await findBankLine(tx, lineId);
      if (now?.state !== 'open') throw new SettlementRefused('doubled');
      const stamp = await stampOf(tx, who);
      await insertBankLineDecision(tx, {
        ...stamp,
        lineId,
        sequence: now.sequence + 1,
        kind: 'ignored',
        reason,
      });
    }),
  );
