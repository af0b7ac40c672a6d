import { inOffice } from '#db/client.ts';
import { findDunning } from '#db/queries/dunnings.ts';
import { findLetter } from '#db/queries/letters.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import type { Who } from '../../settlement/settle.ts';
import { endDunning } from '../end-dunning.ts';

export type WithdrawOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'noWords' | 'changed' };

/** The office takes back a letter that is not written yet, and says why; one that is written is withdrawn where it is printed. */
export const withdrawDunning = (
  s: Services,
  who: Who,
  { dunningId, customerId, words }: { dunningId: string; customerId: string; words: string },
): Promise<WithdrawOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    if (!words.trim()) return { ok: false, reason: 'noWords' };
    const dunning = await findDunning(tx, dunningId);
    if (dunning?.customerId !== customerId || dunning.channel !== 'letter')
      return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [dunning.businessId]);
    if (await findLetter(tx, dunningId)) return { ok: false, reason: 'changed' };
    const end = { why: 'withdrawn', said: words.trim(), saidBy: who.actor.name } as const;
    return (await endDunning(tx, dunning, end)) ? { ok: true } : { ok: false, reason: 'changed' };
  });
