import type { Locale } from '#app/lib/format.ts';
import { chosenLocale, negotiate } from '#app/lib/locale.server.ts';
import { services } from '#app/lib/services.server.ts';
import { isUnavailable } from '#db/unavailable.ts';
import { readLinkSessions } from './link-session.server.ts';
import { resolveAnyLink } from './resolve-link.server.ts';

const byToken = /^\/(?:review|portal|invoice|report)\/([^/]+)/;
const byCookie = /^\/(?:r|i|portal|report)(?:\/|$)/;

/**
 * The language of a page that owners and customers read as well: what they chose, else English for who is recorded with it
 * (French is what everybody is recorded with who was not asked), else what their browser asks for, else French.
 */
export const readerLocale = async (request: Request): Promise<Locale> => {
  const chosen = await chosenLocale(request);
  if (chosen) return chosen;
  return (await recordedLocale(request)) === 'en' ? 'en' : negotiate(request.headers.get('Accept-Language'));
};

/**
 * The language that an owner or a customer is recorded with, on the pages that a link of a mail opens; null elsewhere, and for
 * a link that does not work, which tells nothing of anybody.
 */
async function recordedLocale(request: Request): Promise<Locale | null> {
  const { pathname, searchParams } = new URL(request.url);
  const token = byToken.exec(pathname)?.[1];
  if (!token && !byCookie.test(pathname)) return null;
  try {
    if (token) {
      const link = await resolveAnyLink(services(), decodeURIComponent(token));
      return link.state === 'valid' ? link.person.locale : null;
    }
    const sessions = await readLinkSessions(services(), request);
    const named = sessions.find(({ as }) => as === searchParams.get('as')) ?? sessions[0];
    return named?.person.locale ?? null;
  } catch (error) {
    // Without the database, the page that says so is in the browser's language.
    if (error instanceof URIError || isUnavailable(error)) return null;
    throw error;
  }
}
