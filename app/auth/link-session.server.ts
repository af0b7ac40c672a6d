import { createHash } from 'node:crypto';
import { inOffice, type Tx } from '#db/client.ts';
import { findLinkSession, findOfficeOfLinkSession } from '#db/queries/link-sessions.ts';
import { findBusinessOfInvoice, type LinkPurpose } from '#db/queries/links.ts';
import { isToken } from '#workflows/access/links.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { cookieName, readCookies } from './cookies.server.ts';
import { type Link, type LinkPerson, readLinkRow } from './resolve-link.server.ts';
import type { AuthServices } from './services.ts';
import { sessionIdOf } from './session-id.server.ts';

export type LinkSession = {
  /** `sessionIdOf` the cookie's secret. */
  id: string;
  /** Tells sessions apart in an address when one browser holds several for the same thing; opens nothing. */
  as: string;
  officeId: string;
  link: Link;
  person: LinkPerson;
  /** Who an event of this person comes from. */
  actor: Actor;
  /** Milliseconds since 1970, of the database: the moment this request was read. */
  readAt: number;
  begunAt: number;
  /** The reader has given a one-time code sent to the address on record. */
  isConfirmed: boolean;
};

/** The short name of a link in its cookie and in `?as=`. */
export const linkNickname = (linkId: string) =>
  createHash('sha256').update(linkId).digest('base64url').slice(0, 10);

/** One cookie a link: opening one never replaces another's. */
export const linkCookie = (linkId: string) => `link-${linkNickname(linkId)}`;

/** More than a person collects in a day; each costs a look-up. */
const mostCookies = 20;

const readOne = async (s: AuthServices, as: string, secret: string): Promise<LinkSession | undefined> => {
  const id = sessionIdOf(s, secret);
  const known = await findOfficeOfLinkSession(s.db, id);
  if (!known || linkNickname(known.linkId) !== as) return undefined;
  return inOffice(s.db, known.officeId, async (tx) => {
    const session = await findLinkSession(tx, id);
    const found = await readLinkRow(tx, known.linkId);
    if (!session || found?.state !== 'valid') return undefined;
    const { officeId, link, person } = found;
    const actor: Actor = { kind: person.kind, id: person.id, name: person.name, channel: 'link' };
    return { id, as, officeId, link, person, actor, ...session };
  });
};

/** The living sessions of a request's link cookies, the oldest first. Those of ended links are left out. */
export const readLinkSessions = async (s: AuthServices, request: Request): Promise<LinkSession[]> => {
  const prefix = cookieName(s.env.APP_ORIGIN, 'link-');
  const cookies = [...readCookies(request)].filter(
    ([name, value]) => name.startsWith(prefix) && isToken(value),
  );
  const read = cookies
    .slice(0, mostCookies)
    .map(([name, value]) => readOne(s, name.slice(prefix.length), value));
  const sessions = (await Promise.all(read)).filter((session) => session !== undefined);
  return sessions.sort((a, b) => a.begunAt - b.begunAt);
};

export type LinkNeed = { purpose: LinkPurpose; subjectId?: string };

/** The address of a page can hold any text; PostgreSQL refuses what is no id with an error. */
const isId = (text: string | undefined): text is string =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? '');

/** An owner's home opens the reviews of that business as well as its own page. */
const serves = async (tx: Tx, { link }: LinkSession, { purpose, subjectId }: LinkNeed) => {
  if (link.purpose === purpose) return subjectId === undefined || link.subjectId === subjectId;
  if (link.purpose !== 'portal' || purpose !== 'review' || !isId(subjectId)) return false;
  return (await findBusinessOfInvoice(tx, subjectId)) === link.subjectId;
};

/**
 * The session that opens a page, or null. With several, the one that `?as=` names, else the oldest: an open session is
 * never replaced by opening another person's link.
 */
export const findServingSession = async (
  s: AuthServices,
  request: Request,
  need: LinkNeed,
): Promise<LinkSession | null> => {
  const serving: LinkSession[] = [];
  for (const session of await readLinkSessions(s, request)) {
    if (await inOffice(s.db, session.officeId, (tx) => serves(tx, session, need))) serving.push(session);
  }
  const as = new URL(request.url).searchParams.get('as');
  return serving.find((session) => session.as === as) ?? serving[0] ?? null;
};
