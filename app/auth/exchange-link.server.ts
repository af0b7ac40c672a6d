import { randomBytes } from 'node:crypto';
import { redirect } from '@remix-run/node';
import { paths, withQuery } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { insertLinkSession } from '#db/queries/link-sessions.ts';
import { findSuccessor, type LinkPurpose } from '#db/queries/links.ts';
import { setCookie } from './cookies.server.ts';
import { findServingSession, linkCookie, linkNickname } from './link-session.server.ts';
import { type Link, linkPath, type ResolvedLink, readLinkRow, resolveLink } from './resolve-link.server.ts';
import type { AuthServices } from './services.ts';
import { sessionIdOf } from './session-id.server.ts';

/** The page that a link leads to, without its token. */
const openedPath = ({ purpose, subjectId }: Link): string =>
  ({ review: paths.review, portal: () => paths.portal(), invoice: paths.customerInvoice })[purpose](
    subjectId,
  );

/** The link of a token, or the one that took its place: to the newest round of the same draft. */
const openable = async (s: AuthServices, token: string, purpose: LinkPurpose): Promise<ResolvedLink> => {
  const resolved = await resolveLink(s, token, purpose);
  if (resolved.state !== 'superseded') return resolved;
  return inOffice(s.db, resolved.officeId, async (tx) => {
    const successor = await findSuccessor(tx, resolved.link.id);
    return (successor && (await readLinkRow(tx, successor.id))) ?? resolved;
  });
};

/**
 * The first POST on a link: gives a cookie bound to it and leaves the address that holds the token. A link that is not
 * good any more gives nothing and leads back to its own page, which says so. `part` is an id on the page to begin at, `ask` the question that it asks there.
 */
export const exchange = async (
  s: AuthServices,
  request: Request,
  token: string,
  purpose: LinkPurpose,
  part = '',
  ask?: string,
): Promise<Response> => {
  const resolved = await openable(s, token, purpose);
  if (resolved.state !== 'valid') return redirect(linkPath(purpose, token), 303);
  const { officeId, link, person } = resolved;
  const open = await findServingSession(s, request, { purpose, subjectId: link.subjectId });
  const secret = randomBytes(32).toString('base64url');
  await inOffice(s.db, officeId, (tx) =>
    insertLinkSession(tx, { officeId, id: sessionIdOf(s, secret), linkId: link.id }),
  );
  const page = openedPath(link);
  // Somebody else is at work in this browser: their page stays theirs, this one says whose it is.
  const isShared = open !== null && open.person.id !== person.id;
  const address = withQuery(page, { as: isShared ? linkNickname(link.id) : undefined, ask });
  return redirect(part ? `${address}#${part}` : address, {
    status: 303,
    headers: { 'Set-Cookie': setCookie(s.env.APP_ORIGIN, linkCookie(link.id), secret) },
  });
};
