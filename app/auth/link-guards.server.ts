import { services } from '#app/lib/services.server.ts';
import { findSoleOffice, type LinkPurpose } from '#db/queries/links.ts';
import { answerTime, atLeast } from './at-least.server.ts';
import { counted } from './attempts.server.ts';
import { exchange } from './exchange-link.server.ts';
import { findServingSession, type LinkNeed, type LinkSession } from './link-session.server.ts';
import { renewLink, sendLinks } from './renew-link.server.ts';
import { type ResolvedLink, resolveLink } from './resolve-link.server.ts';

/** The answer to every link that opens nothing, whatever the reason. */
export const deadLinkStatus = 404;

/** For the page of a link in a mail: what it opens. Reads only, and sets no cookie. */
export const readLink = (token: string, purpose: LinkPurpose): Promise<ResolvedLink> =>
  resolveLink(services(), token, purpose);

/** What a page about a link that opens nothing says besides: the same for every link, as nobody may learn which once were. */
export const loadGone = async (request: Request): Promise<Gone> => ({
  kind: 'gone',
  office: (await findSoleOffice(services().db)) ?? null,
  isSent: new URL(request.url).searchParams.has('sent'),
});
export type Gone = { kind: 'gone'; office: { name: string; phone: string } | null; isSent: boolean };

/** The first POST of that page: the token becomes a cookie bound to its link, and the address loses it. Dead ones count. */
export const exchangeLink = (
  request: Request,
  {
    token,
    purpose,
    from,
    part,
    ask,
  }: {
    token: string;
    purpose: LinkPurpose;
    from: string;
    part?: string | undefined;
    ask?: string | undefined;
  },
): Promise<Response> => {
  const open = () => exchange(services(), request, token, purpose, part, ask);
  return counted(services(), from, open, (opened) => !opened.headers.has('Set-Cookie'));
};

/**
 * « Recevoir un lien »: to the address that `form` names, if somebody has it. The link of `token` is made anew for the
 * person it was for; anybody else gets what is theirs. `from` is `context.clientAddress`. Nothing tells whether a mail went
 * out, nor does the time it takes.
 */
export const askForNewLink = (
  form: FormData,
  { token, purpose, from }: { token: string; purpose: LinkPurpose; from: string },
): Promise<void> =>
  atLeast(answerTime, async () => {
    const s = services();
    const email = addressIn(form);
    const resolved = await resolveLink(s, token, purpose);
    const isTheirs = resolved.state !== 'unknown' && isSameAddress(resolved.person.email, email);
    return isTheirs ? renewLink(s, { token, purpose, from }) : sendLinks(s, { email, from });
  });

/** The same from a page that no link led to. */
export const askForLinks = (form: FormData, from: string): Promise<void> =>
  atLeast(answerTime, () => sendLinks(services(), { email: addressIn(form), from }));

const addressIn = (form: FormData) =>
  String(form.get('email') ?? '')
    .trim()
    .slice(0, 254);
const isSameAddress = (a: string, b: string) => a !== '' && a.toLowerCase() === b.toLowerCase();

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

/**
 * For a page behind the cookie: what it is refused with says whom to call, the same for every page. Its 404 stays that of an id
 * which does not exist.
 */
export async function orClosed<Opened>(opening: Promise<Opened>): Promise<Opened> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof Response) || error.status !== deadLinkStatus) throw error;
    const office = (await findSoleOffice(services().db)) ?? null;
    throw Response.json({ office }, { status: deadLinkStatus });
  }
}
