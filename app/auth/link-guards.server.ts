import { services } from '#app/lib/services.server.ts';
import type { LinkPurpose } from '#db/queries/links.ts';
import { counted } from './attempts.server.ts';
import { exchange } from './exchange-link.server.ts';
import { findServingSession, type LinkNeed, type LinkSession } from './link-session.server.ts';
import { renewLink } from './renew-link.server.ts';
import { maskedAddress, type ResolvedLink, resolveLink } from './resolve-link.server.ts';

/** The answer to every link that opens nothing, whatever the reason. */
export const deadLinkStatus = 404;

/** For the page of a link in a mail: what it opens, and where a new one would go. Reads only, and sets no cookie. */
export const readLink = async (
  token: string,
  purpose: LinkPurpose,
): Promise<ResolvedLink & { maskedAddress: string }> => {
  const s = services();
  const resolved = await resolveLink(s, token, purpose);
  return { ...resolved, maskedAddress: maskedAddress(s, token, resolved) };
};

/** The first POST of that page: the token becomes a cookie bound to its link, and the address loses it. Dead ones count. */
export const exchangeLink = (
  request: Request,
  { token, purpose, from, part }: { token: string; purpose: LinkPurpose; from: string; part?: string },
): Promise<Response> => {
  const open = () => exchange(services(), request, token, purpose, part);
  return counted(services(), from, open, (opened) => !opened.headers.has('Set-Cookie'));
};

/** « Recevoir un nouveau lien ». `from` is `context.clientAddress`. Nothing tells whether a mail went out. */
export const askForNewLink = (by: { token: string; purpose: LinkPurpose; from: string }): Promise<void> =>
  renewLink(services(), by);

/** Who reads this page by a link, or null. */
const optionalLinkSession = (request: Request, need: LinkNeed): Promise<LinkSession | null> =>
  findServingSession(services(), request, need);

/**
 * The first line of every page and act of an owner or customer. Throws 404 without a session for this very thing, as
 * for an id that does not exist. An owner's home serves the reviews of its business too.
 */
export const requireLinkSession = async (request: Request, need: LinkNeed): Promise<LinkSession> => {
  const session = await optionalLinkSession(request, need);
  if (!session) throw new Response(null, { status: deadLinkStatus });
  return session;
};
