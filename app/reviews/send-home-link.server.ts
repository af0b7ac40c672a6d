import { limited } from '#app/auth/attempts.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { inOffice } from '#db/client.ts';
import { findReview } from '#db/queries/owner-pages.ts';
import { homeLink } from '#workflows/access/home-link.ts';
import { requestNewLink } from '#workflows/mail/request-new-link.ts';
import type { Services } from '#workflows/services.ts';

type Asked = { session: LinkSession; invoiceId: string; from: string };

/**
 * Mails an owner the link of their home, where everything of the business waits together. A review's own link opens
 * that review alone, so the wider one goes to the address on record and never through the page. Three a quarter of an
 * hour at most.
 */
export async function sendHomeLink(s: Services, { session, invoiceId, from }: Asked): Promise<void> {
  const { officeId, person } = session;
  const send = () =>
    inOffice(s.db, officeId, async (tx) => {
      const found = await findReview(tx, { invoiceId });
      if (!found || person.kind !== 'owner') return;
      const { id: businessId } = found.business;
      const secret = s.env.SESSION_SECRET;
      const linkId = await homeLink(tx, { officeId, ownerId: person.id, businessId, secret });
      const to = { address: person.email, name: person.name };
      await requestNewLink(tx, s, { officeId, to, linkId, invoiceId: null, reason: 'home' });
    });
  await limited(s, { renewal: `${person.id}/home`, address: from }, send, () => true);
}
