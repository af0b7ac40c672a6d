import { inOffice } from '#db/client.ts';
import { findLivingLink, findRenewal, type LinkPurpose } from '#db/queries/links.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import { linkRows } from '#workflows/link-rows.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import { limited } from './attempts.server.ts';
import { type ResolvedLink, resolveLink } from './resolve-link.server.ts';
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

const replace = async (s: AuthServices & { board: JobBoard }, resolved: ResolvedLink): Promise<void> => {
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
    await requestMail(tx, s, {
      officeId,
      key: `newLink:${newId()}`,
      kind: 'newLink',
      to: { address: person.email, name: person.name },
      facts: {},
      linkId: living ?? fresh.id,
      invoiceId: purpose === 'portal' ? null : subjectId,
    });
  });
};
