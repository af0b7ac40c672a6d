import { inOffice } from '#db/client.ts';
import { findLivingLink, findRenewal, type LinkPurpose, listPeopleOfAddress } from '#db/queries/links.ts';
import { findOwner } from '#db/queries/owners.ts';
import { homeLink } from '#workflows/access/home-link.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import { newId } from '#workflows/identity/new-id.ts';
import type { LinkReason } from '#workflows/mail/facts.ts';
import { requestNewLink } from '#workflows/mail/request-new-link.ts';
import { limited } from './attempts.server.ts';
import { type ResolvedLink, readLinkRow, resolveLink } from './resolve-link.server.ts';
import type { AuthServices } from './services.ts';

/** Drafts that are not before their owner: the next request brings a link by itself. */
const notShown = ['preparing', 'withdrawn', 'deleted'];

/**
 * Sends a link that works to the address on record of the person a token was made for, whoever asks. One that works
 * already is sent again, so that whoever holds a dead link can't end the one in use. The answer is the same for a
 * token that never was one: nothing. At most three a quarter of an hour for one person and thing, fifty for a network.
 */
export const renewLink = async (
  s: AuthServices & { board: JobBoard },
  { token, purpose, from }: { token: string; purpose: LinkPurpose; from: string },
): Promise<void> => {
  const resolved = await resolveLink(s, token, purpose);
  const about = resolved.state === 'unknown' ? undefined : `${resolved.person.id}/${resolved.link.subjectId}`;
  // Each asking counts, answered or not.
  await limited(
    s,
    { renewal: about, address: from },
    () => replace(s, resolved),
    () => true,
  );
};

const replace = async (
  s: AuthServices & { board: JobBoard },
  resolved: ResolvedLink,
  reason: LinkReason = 'expired',
): Promise<void> => {
  if (resolved.state === 'unknown' || resolved.person.isRevoked || resolved.person.email === '') return;
  const { officeId, link, person } = resolved;
  const { purpose, subjectId } = link;
  await inOffice(s.db, officeId, async (tx) => {
    const renewal = await findRenewal(tx, link.id);
    if (!renewal || (purpose === 'review' && notShown.includes(renewal.document?.reviewState ?? 'deleted')))
      return;
    const { expiresAt, document } = renewal;
    const round = purpose === 'review' ? (document?.round ?? null) : null;
    const fresh = { id: newId(), purpose, subjectId, round, personId: person.id, expiresAt };
    const living = await findLivingLink(tx, fresh);
    if (!living) await linkRows(tx, officeId, s.env.SESSION_SECRET, [fresh]);
    await requestNewLink(tx, s, {
      officeId,
      to: { address: person.email, name: person.name },
      linkId: living ?? fresh.id,
      invoiceId: purpose === 'portal' ? null : subjectId,
      reason,
    });
  });
};

/**
 * Sends to whoever has this address what is theirs, and nothing to anybody else: an owner the home of each business, a
 * customer the newest invoice, which leads to all others. Three times a quarter of an hour for an address at most.
 */
export const sendLinks = async (
  s: AuthServices & { board: JobBoard },
  { email, from }: { email: string; from: string },
): Promise<void> => {
  const send = async () => {
    for (const { officeId, personId, kind, subjectId } of await listPeopleOfAddress(s.db, email)) {
      if (kind === 'owner') await sendHome(s, { officeId, ownerId: personId, businessId: subjectId });
      else {
        const found = await inOffice(s.db, officeId, (tx) => readLinkRow(tx, subjectId));
        const isTheirs = found?.person.email.toLowerCase() === email.toLowerCase();
        if (found && isTheirs) await replace(s, found, 'address');
      }
    }
  };
  await limited(s, { renewal: `address/${email.toLowerCase()}`, address: from }, send, () => true);
};

const sendHome = (
  s: AuthServices & { board: JobBoard },
  { officeId, ownerId, businessId }: { officeId: string; ownerId: string; businessId: string },
) =>
  inOffice(s.db, officeId, async (tx) => {
    const owner = await findOwner(tx, { businessId, id: ownerId });
    if (!owner || owner.revokedAt) return;
    const linkId = await homeLink(tx, { officeId, ownerId, businessId, secret: s.env.SESSION_SECRET });
    const to = { address: owner.email, name: owner.name };
    await requestNewLink(tx, s, { officeId, to, linkId, invoiceId: null, reason: 'address' });
  });
