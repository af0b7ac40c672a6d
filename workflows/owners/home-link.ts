import type { Tx } from '#db/client.ts';
import { findLivingLink, revokeLinks } from '#db/queries/links.ts';
import { clock } from '../engine/clock.ts';
import { linkRows } from '../link-rows.ts';
import { newId } from '../new-id.ts';

/** As long as the links of reviews: newer ones and a removed owner end it sooner. */
const lifeMs = 45 * 86_400_000;

/**
 * The link of an owner's home, where everything of a business waits together: the one that works, else a new one, so that a
 * stranger who names an address closes nothing. Asked for from a page that is open (`isFresh`), a new one that ends the one
 * before. @returns its id
 */
export async function homeLink(
  tx: Tx,
  of: { officeId: string; ownerId: string; businessId: string; secret: string; isFresh?: boolean },
): Promise<string> {
  const link = { purpose: 'portal' as const, subjectId: of.businessId, personId: of.ownerId };
  if (of.isFresh) await revokeLinks(tx, link);
  const living = await findLivingLink(tx, link);
  if (living) return living;
  const id = newId();
  const expiresAt = new Date(Date.parse(await clock(tx)) + lifeMs).toISOString();
  await linkRows(tx, of.officeId, of.secret, [{ ...link, id, round: null, expiresAt }]);
  return id;
}
