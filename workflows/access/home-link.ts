import type { Tx } from '#db/client.ts';
import { findLivingLink } from '#db/queries/links.ts';
import { clock } from '../engine/clock.ts';
import { newId } from '../identity/new-id.ts';
import { addMs } from '../invoice/silence-window.ts';
import { linkRows } from './link-rows.ts';

/** As long as the links of reviews: newer ones and a removed owner end it sooner. */
const lifeMs = 45 * 86_400_000;

/** One with less of its life left is not sent any more: a mail is read days after it came. */
const leastMs = 30 * 86_400_000;

/**
 * The link of an owner's home, where everything of a business waits together: the one that works, else a new one, so that
 * whoever asks for it closes nothing that a mail has brought. @returns its id
 */
export async function homeLink(
  tx: Tx,
  of: { officeId: string; ownerId: string; businessId: string; secret: string },
): Promise<string> {
  const link = { purpose: 'portal' as const, subjectId: of.businessId, personId: of.ownerId };
  const living = await findLivingLink(tx, { ...link, leastMs });
  if (living) return living;
  const id = newId();
  const expiresAt = addMs(await clock(tx), lifeMs);
  await linkRows(tx, of.officeId, of.secret, [{ ...link, id, round: null, expiresAt }]);
  return id;
}
