import { redirect } from '@remix-run/node';
import { paths, safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { notDoneHeader, pageHeader } from '#app/lib/typed/headers.ts';
import type { StaffRole } from '#db/schema/offices.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { may, type StaffAction } from './roles.ts';
import type { Person } from './security-events.server.ts';
import { readSession, type StaffSession } from './staff-session.server.ts';

export type Staff = {
  officeId: string;
  officeName: string;
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  locale: Locale;
  /** The SHA-256 of the session's secret: to leave this session out when the others are ended. */
  sessionId: string;
  /** A factor was given in this session within the last five minutes. */
  isFresh: boolean;
  /** How much of the session's whole life is left. */
  sessionLeftMs: number;
  /** Who an event of this person comes from. */
  actor: Actor;
};

const toStaff = ({ id: sessionId, isFresh, leftMs: sessionLeftMs, user }: StaffSession): Staff => ({
  officeId: user.officeId,
  officeName: user.officeName,
  id: user.staffId,
  name: user.name,
  email: user.email,
  role: user.role,
  locale: user.locale,
  sessionId,
  isFresh,
  sessionLeftMs,
  actor: { kind: 'staff', id: user.staffId, name: user.name, channel: 'console' },
});

/** The same as records of access name them. */
export const personOf = ({
  officeId,
  id: staffId,
  name,
  email,
}: Pick<Staff, 'officeId' | 'id' | 'name' | 'email'>): Person => ({ officeId, staffId, name, email });

const isRead = ({ method }: Request) => method === 'GET' || method === 'HEAD';

/** Where to come back to: the page itself; of a form that could not be sent the page it stands on, where a script tells it. */
const pageOf = (request: Request): string => {
  const url = new URL(request.url);
  url.searchParams.delete('index');
  const own = safeRedirect(`${url.pathname}${url.search}`);
  return isRead(request) ? own : safeRedirect(request.headers.get(pageHeader), own);
};

/** Leads elsewhere first. What was sent is not done, which the script that keeps its words is told. */
const leadTo = (to: string) => redirect(to, { headers: { [notDoneHeader]: '1' } });

/** To the sign-in, and from there back; which says what became of a form, kept by a script or not. */
const comeBack = (request: Request) => {
  const signIn = paths.signIn({ redirectTo: pageOf(request) });
  if (isRead(request)) return leadTo(signIn);
  return leadTo(`${signIn}&unsent=${request.headers.has(pageHeader) ? 'kept' : '1'}`);
};

/** The person signed in with both factors, or null. */
export const optionalStaff = async (request: Request): Promise<Staff | null> => {
  const session = await readSession(services(), request);
  return session?.secondFactor ? toStaff(session) : null;
};

type Need = {
  /** What the page or act is, in the table of roles; of several, one must be allowed and each act asks for its own. */
  action: StaffAction | readonly StaffAction[];
  /** For what a script asks for: 401 and 403 with this body instead of a redirect that it would follow. */
  asJson?: (status: 401 | 403) => unknown;
};

/**
 * The first line of every staff page and act. Throws a redirect to sign in, or 403 when the role may not do `action`.
 * Role and access are read anew each time, so a change works at the next request.
 */
export const requireStaff = async (request: Request, { action, asJson }: Need): Promise<Staff> => {
  const staff = await optionalStaff(request);
  if (!staff) throw asJson ? Response.json(asJson(401), { status: 401 }) : comeBack(request);
  if (![action].flat().some((each) => may(staff.role, each)))
    throw asJson ? Response.json(asJson(403), { status: 403 }) : new Response(null, { status: 403 });
  return staff;
};

/**
 * For what needs a factor given within five minutes: bank details, exports, credit notes, one's own factors. Leads to
 * the page that asks for it, and from there back.
 */
export const requireFreshStaff = async (request: Request, need: Need): Promise<Staff> => {
  const staff = await requireStaff(request, need);
  requireFresh(request, staff);
  return staff;
};

/** For one of several things on a page. Throws a redirect to the page that asks for a factor, and from there back. */
export const requireFresh = (request: Request, staff: Pick<Staff, 'isFresh'>): void => {
  if (staff.isFresh) return;
  throw leadTo(paths.confirm({ redirectTo: pageOf(request) }));
};

/** For one act of several on a page. @throws Response 403 */
export const requireMay = ({ role }: Pick<Staff, 'role'>, action: StaffAction): void => {
  if (!may(role, action)) throw new Response(null, { status: 403 });
};
