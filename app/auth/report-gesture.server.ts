import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from '#workflows/access/derive-key.ts';
import { isToken } from '#workflows/access/links.ts';
import { cookieName, readCookies, setCookie } from './cookies.server.ts';
import type { LinkReport } from './report-link.server.ts';

/**
 * A report closes links and stops clocks, and its address is in each mail: like an approval it takes two presses. The first
 * sends what happened and decides nothing; its answer asks to confirm, and holds a proof that only the browser it was given
 * to can give back, for the same link and the same report. What presses one button of each page it opens decides nothing.
 */

const cookie = 'report';

type Env = { APP_ORIGIN: string; SESSION_SECRET: string };
/** `about`: the token of the link, or the id of the session that reports. */
type Reporting = { env: Env; about: string; report: LinkReport };

/** What the page that asks to confirm holds, and the cookie that its browser keeps. */
export function askToConfirm(request: Request, reporting: Reporting): { proof: string; setCookie: string } {
  const { env } = reporting;
  const browser = browserOf(request, env) ?? randomBytes(32).toString('base64url');
  return { proof: proofOf(browser, reporting), setCookie: setCookie(env.APP_ORIGIN, cookie, browser) };
}

/** Whether this form comes from the page that asked this browser to confirm this report. */
export function isConfirmed(request: Request, form: FormData, reporting: Reporting): boolean {
  const browser = browserOf(request, reporting.env);
  if (!browser) return false;
  const given = Buffer.from(String(form.get('proof') ?? ''));
  const expected = Buffer.from(proofOf(browser, reporting));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function browserOf(request: Request, { APP_ORIGIN }: Env): string | null {
  const secret = readCookies(request).get(cookieName(APP_ORIGIN, cookie));
  return secret && isToken(secret) ? secret : null;
}

const proofOf = (browser: string, { env, about, report: { kind, body } }: Reporting): string =>
  createHmac('sha256', deriveKey(env.SESSION_SECRET, 'reports'))
    .update(JSON.stringify([browser, about, kind, body]))
    .digest('base64url');
