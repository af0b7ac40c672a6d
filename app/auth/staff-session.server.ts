import { randomBytes } from 'node:crypto';
import { idleMs } from '#db/queries/sessions.ts';
import { isToken } from '#workflows/access/links.ts';
import { clearCookie, cookieName, readCookies, setCookie } from './cookies.server.ts';
import { luciaOn, userId } from './lucia.server.ts';
import type { AuthServices } from './services.ts';
import { sessionIdOf } from './session-id.server.ts';
import { staffCookie as cookie } from './staff-cookie.server.ts';
import { visitOf } from './visit.server.ts';

/** For who warns before a session ends for want of use. */
export { idleMs };

/** The secret in the cookie; what is stored is `sessionIdOf` it. Null when there is none. */
export const sessionSecret = ({ env }: AuthServices, request: Request): string | null => {
  const secret = readCookies(request).get(cookieName(env.APP_ORIGIN, cookie));
  return secret && isToken(secret) ? secret : null;
};

/** The living session of a request and its person, or null. Half-open until the second factor was given. */
export const readSession = async (s: AuthServices, request: Request) => {
  const secret = sessionSecret(s, request);
  if (!secret) return null;
  const { session, user } = await luciaOn(s.db).validateSession(sessionIdOf(s, secret));
  if (!session) return null;
  const { id, secondFactor, isFresh, leftMs } = session;
  return { id, secret, secondFactor, isFresh, leftMs, user };
};

export type StaffSession = NonNullable<Awaited<ReturnType<typeof readSession>>>;

/**
 * Opens a session under a new id and ends the one that came with the request, so that no id from before a step is
 * worth anything after it (OWASP ASVS 5.0, 7.2.4). Returns the `Set-Cookie` value.
 */
export const openSession = async (
  s: AuthServices,
  request: Request,
  person: { officeId: string; staffId: string; secondFactor: boolean; from?: string },
): Promise<string> => {
  const { officeId, staffId, secondFactor, from = '' } = person;
  const { userAgent } = visitOf(request, from);
  await endSession(s, request);
  const secret = randomBytes(32).toString('base64url');
  const sessionId = sessionIdOf(s, secret);
  const attributes = { officeId, secondFactor, isFresh: secondFactor, leftMs: 0, userAgent, address: from };
  await luciaOn(s.db).createSession(userId(officeId, staffId), attributes, { sessionId });
  return setCookie(s.env.APP_ORIGIN, cookie, secret);
};

/** Ends the session of a request, if there is one. Returns the `Set-Cookie` value that forgets it. */
export const endSession = async (s: AuthServices, request: Request): Promise<string> => {
  const secret = sessionSecret(s, request);
  if (secret) await luciaOn(s.db).invalidateSession(sessionIdOf(s, secret));
  return clearCookie(s.env.APP_ORIGIN, cookie);
};
