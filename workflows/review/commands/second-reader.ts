import type { Tx } from '#db/client.ts';
import { findFourEyes, findRole, listAskedReleases, type ReleaseAct } from '#db/queries/releases.ts';
import type { Actor } from '../../engine/types.ts';
import type { Release } from '../events.ts';
import { releasers } from '../releasers.ts';
import { Refused } from './outcome.ts';

/** Decides of one draft whether this person may put it before its owner now. */
export type Gate = (draft: { invoiceId: string; sha256: string }) => { release: Release | null } | Refused;

/** Every draft, at once: for an office that asks for no second reader, and for what no person does. */
const open: Gate = () => ({ release: null });

/**
 * The rule of four eyes, read under the lock of the reviews: what a biller drafts goes to its owner by another person
 * who may release it. It stands before the submission, not inside the review: an owner's review begins when there is
 * something before the owner, so a draft that waits for a colleague is still in preparation, machine and log of its
 * review are what they are in every office, and switching the option never touches a review that runs.
 * Refused: `needsRelease` (the person may not release), `ownRelease` (the one who asked can't be the second reader).
 */
export async function readGate(tx: Tx, actor: Actor, invoiceIds: readonly string[]): Promise<Gate> {
  if (actor.kind !== 'staff' || actor.id === null) return open;
  const [asked, isOn] = await Promise.all([listAskedReleases(tx, invoiceIds), findFourEyes(tx)]);
  const releaseOf = (request: ReleaseAct | undefined): Release | null =>
    request
      ? { askedBy: request.staffName, askedAt: request.at, ...(request.note && { askedNote: request.note }) }
      : null;
  if (!isOn) return ({ invoiceId }) => ({ release: releaseOf(asked.get(invoiceId)) });
  const role = await findRole(tx, actor.id);
  if (!releasers.some((each) => each === role)) return () => new Refused('needsRelease');
  return ({ invoiceId, sha256 }) => {
    const request = asked.get(invoiceId);
    if (request?.staffId === actor.id) return new Refused('ownRelease');
    if (request && request.contentSha256 !== sha256) return new Refused('contentChanged');
    return { release: releaseOf(request) };
  };
}
