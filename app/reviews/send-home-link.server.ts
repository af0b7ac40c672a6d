import { limited } from '#app/auth/attempts.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { inOffice } from '#db/client.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { findReview } from '#db/queries/owner-pages.ts';
import { clock } from '#workflows/engine/clock.ts';
import { linkRows } from '#workflows/link-rows.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import type { Services } from '#workflows/services.ts';

/** As long as the links of reviews: newer ones and a removed owner end it sooner. */
const lifeMs = 45 * 86_400_000;

type Asked = { session: LinkSession; invoiceId: string; from: string };

/**
 * Mails an owner the link of their home, where everything of the business waits together. A review's own link opens
 * that review alone, so the wider one goes to the address on record and never through the page. Three a quarter of an
 * hour at most; the one before it ends.
 */
export async function sendHomeLink(s: Services, { session, invoiceId, from }: Asked): Promise<void> {
  const { officeId, person } = session;
  const send = () =>
    inOffice(s.db, officeId, async (tx) => {
      const found = await findReview(tx, { invoiceId });
      if (!found || person.kind !== 'owner') return;
      const subjectId = found.business.id;
      const expiresAt = new Date(Date.parse(await clock(tx)) + lifeMs).toISOString();
      const id = newId();
      await revokeLinks(tx, { subjectId, personId: person.id, purpose: 'portal' });
      const row = { id, purpose: 'portal' as const, subjectId, round: null, personId: person.id, expiresAt };
      await linkRows(tx, officeId, s.env.SESSION_SECRET, [row]);
      await requestMail(tx, s, {
        officeId,
        key: `newLink:${id}`,
        kind: 'newLink',
        to: { address: person.email, name: person.name },
        facts: {},
        linkId: id,
        invoiceId: null,
      });
    });
  await limited(s, { renewal: `${person.id}/home`, address: from }, send, () => true);
}
