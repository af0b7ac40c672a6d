import { inOffice, type Tx } from '#db/client.ts';
import { findDunning, findNotice, insertRelease } from '#db/queries/dunnings.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import type { Who } from '../../settlement/settle.ts';
import { endDunning } from '../end-dunning.ts';
import { readOpenNotice } from '../read-notice.ts';
import type { NoticeOutcome } from './prepare-notice.ts';

type Of = { dunningId: string; businessId: string; ownerId: string };

/** The owner agrees to a formal notice as it is asked for; what was overtaken ends here. The same twice is one. */
export const agreeToNotice = (
  s: Services,
  who: Who,
  { dunningId, businessId, ownerId }: Of,
): Promise<NoticeOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    if (!(await isOf(tx, dunningId, businessId))) return { ok: false, reason: 'notFound' };
    const open = await readOpenNotice(tx, dunningId);
    if (!open) return { ok: false, reason: 'changed' };
    if (open.agreedBy !== null) return { ok: true };
    const { why, asking, dunning } = open;
    if (why) {
      await endDunning(tx, dunning, { why, leftOut: asking.asked.leftOut });
      return { ok: false, reason: why };
    }
    const stamp = { officeId: who.officeId, ownerId, recordedBy: who.actor.name, at: asking.now };
    await insertRelease(tx, { ...stamp, dunningId });
    return { ok: true };
  });

/** The owner does not want it, with a word to the office if he likes; until it is written he may change his mind. */
export const declineNotice = (
  s: Services,
  who: Who,
  { dunningId, businessId, words }: Omit<Of, 'ownerId'> & { words: string },
): Promise<NoticeOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    await lockBooks(tx, [businessId]);
    if (!(await isOf(tx, dunningId, businessId))) return { ok: false, reason: 'notFound' };
    const open = await readOpenNotice(tx, dunningId);
    if (!open) return { ok: false, reason: 'changed' };
    await endDunning(tx, open.dunning, { why: 'declined', said: words, saidBy: who.actor.name });
    return { ok: true };
  });

/** Whether it is a formal notice of this business. */
const isOf = async (tx: Tx, dunningId: string, businessId: string): Promise<boolean> =>
  (await findDunning(tx, dunningId))?.businessId === businessId &&
  (await findNotice(tx, dunningId)) !== undefined;
