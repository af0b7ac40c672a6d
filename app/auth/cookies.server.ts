/**
 * Cookies that give rights. `__Host-` makes the browser refuse them from any other host, path or without TLS; on plain
 * http, where browsers would drop such a cookie, the demonstration does without prefix and `Secure`.
 */

const isSecure = (origin: string) => origin.startsWith('https:');

export const cookieName = (origin: string, name: string) => (isSecure(origin) ? `__Host-${name}` : name);

/** A `Set-Cookie` value that lasts until the browser closes: the database decides how long the session lives. */
export const setCookie = (origin: string, name: string, value: string) =>
  `${cookieName(origin, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${isSecure(origin) ? '; Secure' : ''}`;

/** A cookie that outlives the browser: it recognises, and gives no right. */
export const setLastingCookie = (origin: string, name: string, value: string, days: number) =>
  `${setCookie(origin, name, value)}; Max-Age=${days * 86_400}`;

export const clearCookie = (origin: string, name: string) => `${setCookie(origin, name, '')}; Max-Age=0`;

/** Names and values as the browser sent them; ours need no decoding. */
export const readCookies = (request: Request): Map<string, string> =>
  new Map(
    (request.headers.get('Cookie') ?? '').split(';').flatMap((part) => {
      const at = part.indexOf('=');
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const] : [];
    }),
  );
