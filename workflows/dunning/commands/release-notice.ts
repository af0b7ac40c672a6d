import { inOffice } from '#db/client.ts';
import { findDunning, findNotice, findNoticeRelease, insertNoticeRelease } from '#db/queries/dunnings.ts';
import { findRole } from '#db/queries/releases.ts';
import type { DunRefusal } from '#db/shapes/dunning.ts';
import { releasers } from '../../review/releasers.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import type { Who } from '../../settlement/settle.ts';
import { endDunning } from '../end-dunning.ts';
import { letterOfNotice, readOpenNotice } from '../read-notice.ts';
import { sealLetter } from '../write-letter.ts';

/** `own`: whoever prepared it never releases it; `notAgreed`: its owner has not; `notReleaser`: who is not one who leads. */
export type ReleaseOutcome =
  | { ok: true }
  | { ok: false; reason: DunRefusal | 'notFound' | 'own' | 'notAgreed' | 'notReleaser' };

/**
 * Somebody who leads lets a formal notice be written, after its owner agreed: it is sealed here and to be printed from then
 * on. What was overtaken since the agreement ends here. That a factor was given just before is the caller's to know.
 */
export const releaseNotice = (s: Services, who: Who, dunningId: string): Promise<ReleaseOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const known = await findDunning(tx, dunningId);
    if (!known || !(await findNotice(tx, dunningId))) return { ok: false, reason: 'notFound' };
    await lockBooks(tx, [known.businessId]);
    const open = await readOpenNotice(tx, dunningId);
    if (!open)
      return (await findNoticeRelease(tx, dunningId)) ? { ok: true } : { ok: false, reason: 'changed' };
    const { dunning, asking, why, agreedBy } = open;
    const { id: staffId } = who.actor;
    const role = who.actor.kind === 'staff' && staffId ? await findRole(tx, staffId) : undefined;
    if (!staffId || !releasers.some((each) => each === role)) return { ok: false, reason: 'notReleaser' };
    if (dunning.staffId === staffId) return { ok: false, reason: 'own' };
    if (agreedBy === null) return { ok: false, reason: 'notAgreed' };
    if (why) {
      await endDunning(tx, dunning, { why, leftOut: asking.asked.leftOut });
      return { ok: false, reason: why };
    }
    const letter = await letterOfNotice(tx, open);
    const release = { officeId: who.officeId, dunningId, staffId, recordedBy: who.actor.name };
    await insertNoticeRelease(tx, { ...release, at: asking.now });
    await sealLetter(tx, who, dunning, letter);
    return { ok: true };
  });
