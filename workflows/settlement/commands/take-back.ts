import { inOffice } from '#db/client.ts';
import { findLiveAllocation } from '#db/queries/settlement.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../books.ts';
import { type SettlementOutcome, SettlementRefused, settling } from '../outcome.ts';
import { stampOf, takeBackAll, type Who } from '../settle.ts';

/** Takes one allocation back: what it settled is owed again, and its source has it again. A reason is asked for. */
export const takeBack = (
  s: Services,
  who: Who,
  { allocationId, reason }: { allocationId: string; reason: string },
): Promise<SettlementOutcome> =>
  settling(() =>
    inOffice(s.db, who.officeId, async (tx) => {
      if (!reason.trim()) throw new SettlementRefused('noReason');
      const { businessId } = (await findLiveAllocation(tx, allocationId)) ?? {};
      if (!businessId) throw new SettlementRefused('notFound');
      await lockBooks(tx, [businessId]);
      const allocation = await findLiveAllocation(tx, allocationId);
      if (!allocation) throw new SettlementRefused('reversed');
      await takeBackAll(s, tx, who, {
        list: [allocation],
        reason,
        stamp: await stampOf(tx, who),
      });
    }),
  );
