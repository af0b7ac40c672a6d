import { randomBytes } from 'node:crypto';
import { inOffice } from '#db/client.ts';
import { rememberDevice } from '#db/queries/security-events.ts';
import { isToken, tokenSha256 } from '#workflows/access/links.ts';
import { cookieName, readCookies, setLastingCookie } from './cookies.server.ts';
import { noteSecurityEvent, type Person } from './security-events.server.ts';
import type { AuthServices } from './services.ts';
import { openSession } from './staff-session.server.ts';
import { visitOf } from './visit.server.ts';

const deviceCookie = 'device';
const deviceDays = 365;

/**
 * Opens the whole product to a person who has given both factors. A browser they have not used before is told to them
 * by mail, except the very first. Returns the `Set-Cookie` values of the session and of the browser.
 */
export async function enter(
  s: AuthServices,
  request: Request,
  person: Person,
  from: string,
): Promise<{ cookie: string; remember: string }> {
  const { officeId, staffId } = person;
  const origin = s.env.APP_ORIGIN;
  const cookie = await openSession(s, request, { officeId, staffId, secondFactor: true, from });
  const known = readCookies(request).get(cookieName(origin, deviceCookie));
  const device = known && isToken(known) ? known : randomBytes(32).toString('base64url');
  const visit = visitOf(request, from);
  await inOffice(s.db, officeId, async (tx) => {
    const seen = await rememberDevice(tx, { officeId, staffId, id: tokenSha256(device) });
    const event = seen.known || seen.first ? 'signedIn' : 'newDevice';
    await noteSecurityEvent(tx, s, { person, event, visit });
  });
  return { cookie, remember: setLastingCookie(origin, deviceCookie, device, deviceDays) };
}

/** The headers of an answer that signs in. */
export const entered = ({ cookie, remember }: { cookie: string; remember?: string }): Headers => {
  const headers = new Headers({ 'Set-Cookie': cookie });
  if (remember) headers.append('Set-Cookie', remember);
  return headers;
};
