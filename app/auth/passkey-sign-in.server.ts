import { randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { isToken, tokenSha256 } from '#workflows/access/links.ts';
import { limited } from './attempts.server.ts';
import { cookieName, readCookies, setCookie } from './cookies.server.ts';
import { enter } from './enter.server.ts';
import { authenticationOptions, claimedPasskey, isSignedBy } from './passkeys.server.ts';
import type { AuthServices } from './services.ts';
import type { SignIn } from './sign-in.server.ts';

/** Names a browser in which nobody is signed in yet, between the question and its answer. */
const cookie = 'passkey';

/** What is to be signed, and the cookie that binds the answer to this browser. */
export async function askForPasskey(s: AuthServices) {
  const secret = randomBytes(32).toString('base64url');
  const options = await authenticationOptions(s, tokenSha256(secret));
  return { options, cookie: setCookie(s.env.APP_ORIGIN, cookie, secret) };
}

/** A passkey alone signs in: the device holds it, and has verified the person. Failures count like those of passwords. */
export async function signInWithPasskey(
  s: AuthServices,
  request: Request,
  { response, from }: { response: AuthenticationResponseJSON; from: string },
): Promise<SignIn> {
  const secret = readCookies(request).get(cookieName(s.env.APP_ORIGIN, cookie)) ?? '';
  if (!isToken(secret)) return { ok: false, reason: 'wrong' };
  const passkey = await claimedPasskey(s, response);
  const work = () => isSignedBy(s, passkey, { browser: tokenSha256(secret), response });
  const right = await limited(s, { account: passkey?.email, address: from }, work, (is) => !is);
  if (right === 'locked' || !right || !passkey)
    return { ok: false, reason: right === 'locked' ? 'locked' : 'wrong' };
  return { ok: true, ...(await enter(s, request, passkey, from)) };
}
