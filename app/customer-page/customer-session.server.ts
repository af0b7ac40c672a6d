import { deadLinkStatus } from '#app/auth/link-guards.server.ts';
import { type LinkSession, readLinkSessions } from '#app/auth/link-session.server.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { isSameCustomer } from '#db/queries/customer-pages.ts';

/**
 * The session that opens a customer's invoice: of its own link, or of the link of another invoice of the same business
 * to the same customer. Throws 404 otherwise, as for an id that does not exist.
 */
export async function requireCustomer(request: Request, id: string | undefined): Promise<LinkSession> {
  const invoiceId = uuidParam(id);
  const { db } = services();
  const as = new URL(request.url).searchParams.get('as');
  const sessions = (await readLinkSessions(services(), request)).filter(
    ({ link }) => link.purpose === 'invoice',
  );
  const own = sessions.filter(({ link }) => link.subjectId === invoiceId);
  const named = own.find((session) => session.as === as) ?? own[0];
  if (named) return named;
  for (const session of sessions) {
    const { officeId, link } = session;
    const params = { invoiceId, knownId: link.subjectId };
    if (await inOffice(db, officeId, (tx) => isSameCustomer(tx, params))) return session;
  }
  throw new Response(null, { status: deadLinkStatus });
}
