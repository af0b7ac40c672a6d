import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { listBalances } from '#db/queries/matching.ts';
import type { Services } from '../../services.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../../settlement/outcome.ts';
import type { Who } from '../../settlement/settle.ts';
import { loadBook } from '../load-book.ts';
import { proposeForLines } from '../propose-for-lines.ts';
import { acceptWithin } from './accept-line.ts';

export type AcceptedLine = { lineId: string; outcome: SettlementOutcome | { ok: false; reason: 'notSure' } };

/**
 * Accepts of these lines those that are sure, each in a transaction of its own: one that fails stops none. Whether it settles
 * its invoices to the cent is looked at again under the lock.
 */
export async function acceptSure(
  s: Services,
  who: Who,
  { businessId, lineIds }: { businessId: string; lineIds: readonly string[] },
): Promise<AcceptedLine[]> {
  const proposals = await inOffice(s.db, who.officeId, async (tx) => {
    const found = await Promise.all([...new Set(lineIds)].map((id) => findBankLine(tx, id)));
    const lines = found.flatMap((line) =>
      line?.state === 'open' && line.businessId === businessId ? [line] : [],
    );
    return proposeForLines(await loadBook(tx, businessId), lines);
  });
  const results: AcceptedLine[] = [];
  for (const lineId of new Set(lineIds)) {
    const proposal = proposals.get(lineId);
    if (proposal?.sureness !== 'sure') {
      results.push({ lineId, outcome: { ok: false, reason: proposal ? 'notSure' : 'doubled' } });
      continue;
    }
    const { shares, customerId } = proposal;
    const outcome = await settling(() =>
      inOffice(s.db, who.officeId, (tx) =>
        acceptWithin(s, tx, who, { lineId, shares, customerId }, async () => {
          const balances = await listBalances(
            tx,
            shares.map(({ invoiceId }) => invoiceId),
          );
          for (const { invoiceId, cents } of shares)
            if (balances.get(invoiceId) !== cents) throw new SettlementRefused('doubled', invoiceId);
        }),
      ),
    );
    results.push({ lineId, outcome });
  }
  return results;
}
