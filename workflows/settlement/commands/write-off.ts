import { inOffice } from '#db/client.ts';
import { businessesOf, listLiveOn } from '#db/queries/settlement.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { enterMoney } from '../enter-money.ts';
import { followWithin, owedOn } from '../follow-issued.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { settleAll, type Who } from '../settle.ts';

/**
 * Gives up what is still owed on an invoice, with its reason; who may is the caller's to know. Taken back (`takeBack`) when
 * money comes after all.
 */
export const writeOff = (
  s: Services,
  who: Who,
  { invoiceId, reason }: { invoiceId: string; reason: string },
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const businessId = (await businessesOf(tx, [invoiceId])).get(invoiceId);
      if (!businessId) throw new SettlementRefused('notFound');
      await lockBooks(tx, [businessId]);
      await followWithin(s, tx, who.officeId, [invoiceId]);
      const cents = await owedOn(s, tx, who.officeId, invoiceId);
      if (cents === 0) throw new SettlementRefused('notOwed');
      await settleAll(s, tx, who, {
        businessId,
        list: [{ invoiceId, kind: 'writeOff', cents, reason }],
      });
      const written = (await listLiveOn(tx, invoiceId)).findLast(
        ({ sourceKind }) => sourceKind === 'writeOff',
      );
      if (!written) throw new Error(`${invoiceId} was not written off`);
      await enterMoney(s, tx, who.officeId, {
        businessId,
        kind: 'writeOff',
        subjectId: written.id,
        fact: { invoiceId, cents, reason },
      });
    }),
  );
