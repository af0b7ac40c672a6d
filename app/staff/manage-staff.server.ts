import { noteSecurityEvent } from '#app/auth/security-events.server.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { type Db, inOffice, type Tx } from '#db/client.ts';
import {
  clearFactors,
  countOtherAdmins,
  deleteSessions,
  disableStaff,
  enableStaff,
  endInvitations,
  findStaff,
  lockAdmins,
  updateStaffRole,
} from '#db/queries/staff.ts';
import type { SecurityEventName } from '#db/schema/access.ts';
import type { StaffRole } from '#db/schema/offices.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';

/** Who acts: a person of the office, from somewhere. */
type By = { officeId: string; id: string; name: string };
type Deps = { db: Db; board: JobBoard };

/** Why a colleague was left as they are. */
type StaffRefusal = 'notFound' | 'yourself' | 'lastAdmin';
export type StaffChanged = { done: true; name: string } | { refused: StaffRefusal };
type Before = NonNullable<Awaited<ReturnType<typeof findStaff>>>;
type Change = { event: SecurityEventName; detail?: string } | 'lastAdmin' | 'notFound' | null;

/** The person can't sign in any more and is signed out everywhere, in one transaction. What they did stays theirs. */
export const disableColleague = (s: Deps, by: By, id: string, visit?: Visit) =>
  change(s, by, id, visit, async (tx, { role }) => {
    if (role === 'admin' && (await countOtherAdmins(tx, id)) === 0) return 'lastAdmin';
    await disableStaff(tx, id);
    await deleteSessions(tx, { staffId: id });
    return { event: 'disabled' };
  });

export const enableColleague = (s: Deps, by: By, id: string, visit?: Visit) =>
  change(s, by, id, visit, async (tx) => {
    await enableStaff(tx, id);
    return { event: 'enabled' };
  });

/** A role given up ends the sessions that were opened with it. */
export const changeRole = (s: Deps, by: By, id: string, role: StaffRole, visit?: Visit) =>
  change(s, by, id, visit, async (tx, before) => {
    if (before.role === role) return null;
    if (before.role === 'admin' && (await countOtherAdmins(tx, id)) === 0) return 'lastAdmin';
    await updateStaffRole(tx, { id, role });
    await deleteSessions(tx, { staffId: id });
    return { event: 'roleChanged', detail: `${before.role} → ${role}` };
  });

export const endSessions = (s: Deps, by: By, id: string, visit?: Visit) =>
  change(s, by, id, visit, async (tx) => {
    await deleteSessions(tx, { staffId: id });
    return { event: 'sessionsEnded' };
  });

/** Takes back an invitation that nobody has accepted: its link stops working. The address can be invited again. */
export const withdrawInvitation = (s: Deps, by: By, id: string, visit?: Visit) =>
  change(s, by, id, visit, async (tx, { passwordHash }) => {
    if (passwordHash !== null) return 'notFound';
    await endInvitations(tx, id);
    await disableStaff(tx, id);
    return { event: 'invitationWithdrawn' };
  });

/**
 * For a colleague who has lost telephone and codes: both, and the passkeys, are gone, and the next sign-in with the
 * password sets a telephone up. The person is told by mail.
 */
export const resetFactor = (s: Deps, by: By, id: string, visit?: Visit) =>
  change(s, by, id, visit, async (tx) => {
    await clearFactors(tx, id);
    await deleteSessions(tx, { staffId: id });
    return { event: 'factorChanged' };
  });

/** Nobody manages themselves: an office must not lock itself out by a slip. */
function change(
  { db, board }: Deps,
  by: By,
  id: string,
  visit: Visit = { from: '', userAgent: '' },
  work: (tx: Tx, before: Before) => Promise<Change>,
): Promise<StaffChanged> {
  return inOffice(db, by.officeId, async (tx) => {
    if (id === by.id) return { refused: 'yourself' };
    await lockAdmins(tx);
    const before = await findStaff(tx, id);
    if (!before) return { refused: 'notFound' };
    const changed = await work(tx, before);
    if (typeof changed === 'string') return { refused: changed };
    const { officeId, name, email } = before;
    const person = { officeId, staffId: id, name, email };
    if (changed) await noteSecurityEvent(tx, { board }, { person, ...changed, visit, actor: by.name });
    return { done: true, name };
  });
}
