import { inOffice } from '#db/client.ts';
import { findRenewal, type LinkPurpose, revokeLinks } from '#db/queries/links.ts';
import type { JobBoard } from '#workflows/engine/commit.ts';
import { linkRows } from '#workflows/link-rows.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import { limited } from './attempts.server.ts';
import { type ResolvedLink, resolveLink } from './resolve-link.server.ts';
import type { AuthServices } from './services.ts';

/** Drafts that are not before their owner: the next request brings a link by itself. */
const notShown = ['preparing', 'withdrawn', 'deleted'];

/**
 * Sends a fresh link to the address on record of the person a token was made for, whoever asks; the older ones end.
 * The answer is the same for a token that never was one: nothing. At most three a quarter of an hour for one person
 * and thing, and fifty for one network.
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

const replace = async (s: AuthServices & { board: JobBoard }, resolved: ResolvedLink): Promise<void> => {
  if (resolved.state === 'unknown') return;
  const { officeId, link, person } = resolved;
  const { purpose, subjectId } = link;
  await inOffice(s.db, officeId, async (tx) => {
    const renewal = await findRenewal(tx, link.id);
    const isShown = purpose !== 'review' || !notShown.includes(renewal?.reviewState ?? 'deleted');
    if (!renewal || !isShown || person.isRevoked || person.email === '') return;
    const { now, expiresAt, round } = renewal;
    const id = newId();
    await revokeLinks(tx, { subjectId, personId: person.id, purpose });
    const row = {
      id,
      purpose,
      subjectId,
      round: purpose === 'review' ? round : null,
      personId: person.id,
      expiresAt,
    };
    await linkRows(tx, officeId, s.env.SESSION_SECRET, [row]);
    await requestMail(tx, s, {
      officeId,
      key: `newLink:${id}`,
      kind: 'newLink',
      to: { address: person.email, name: person.name },
      facts: { purpose, personId: person.id, askedAt: now },
      linkId: id,
      invoiceId: purpose === 'portal' ? null : subjectId,
    });
  });
};
