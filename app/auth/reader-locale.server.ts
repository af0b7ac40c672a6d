import type { Locale } from '#app/lib/format.ts';
import { services } from '#app/lib/services.server.ts';
import { isUnavailable } from '#db/unavailable.ts';
import { readLinkSessions } from './link-session.server.ts';
import { resolveAnyLink } from './resolve-link.server.ts';

const byToken = /^\/(?:review|portal|invoice|report)\/([^/]+)/;
const byCookie = /^\/(?:r|i|portal|report)(?:\/|$)/;

/**
 * The language that an owner or a customer is recorded with, on the pages that a link of a mail opens; null elsewhere, and for
 * a link that does not work, which tells nothing of anybody.
 */
export async function readerLocale(request: Request): Promise<Locale | null> {
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
