import { cookieName, readCookies } from './cookies.server.ts';

/** The cookie of a session of the office. */
export const staffCookie = 'staff';

/** Whether a browser comes as one of the office; the session may be over, and gives nothing by this. */
export const hasStaffCookie = (origin: string, request: Request): boolean =>
  Boolean(readCookies(request).get(cookieName(origin, staffCookie)));
