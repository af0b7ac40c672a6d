import { hashPassword, verifyPassword } from '#app/auth/passwords.server.ts';
import { type Db, inOffice, type Tx } from '#db/client.ts';
import {
  countOtherAdmins,
  deleteSessions,
  disableStaff,
  enableStaff,
  findStaff,
  lockAdmins,
  updateStaffPassword,
  updateStaffRole,
} from '#db/queries/staff.ts';
import type { StaffRole } from '#db/schema/offices.ts';

/** Who acts: a person of the office. */
type By = { officeId: string; id: string };

/** Why a colleague was left as they are. */
export type StaffRefusal = 'notFound' | 'yourself' | 'lastAdmin';
export type StaffChanged = { done: true; name: string } | { refused: StaffRefusal };

/** The person can't sign in any more and is signed out everywhere, in one transaction. What they did stays theirs. */
export const disableColleague = (db: Db, by: By, id: string) =>
  change(db, by, id, async (tx, { role }) => {
    if (role === 'admin' && (await countOtherAdmins(tx, id)) === 0) return 'lastAdmin';
    await disableStaff(tx, id);
    await deleteSessions(tx, { staffId: id });
    return null;
  });

export const enableColleague = (db: Db, by: By, id: string) =>
  change(db, by, id, async (tx) => {
    await enableStaff(tx, id);
    return null;
  });

/** A role given up ends the sessions that were opened with it. */
export const changeRole = (db: Db, by: By, id: string, role: StaffRole) =>
  change(db, by, id, async (tx, before) => {
    if (before.role === role) return null;
    if (before.role === 'admin' && (await countOtherAdmins(tx, id)) === 0) return 'lastAdmin';
    await updateStaffRole(tx, { id, role });
    await deleteSessions(tx, { staffId: id });
    return null;
  });

export const endSessions = (db: Db, by: By, id: string) =>
  change(db, by, id, async (tx) => {
    await deleteSessions(tx, { staffId: id });
    return null;
  });

/** One's own sessions everywhere else. @returns how many were open */
export const endOtherSessions = (db: Db, by: By, sessionId: string): Promise<number> =>
  inOffice(db, by.officeId, (tx) => deleteSessions(tx, { staffId: by.id, exceptId: sessionId }));

/** One's own password. Every other session ends: whoever knew the old one is out. */
export async function changePassword(
  db: Db,
  by: By,
  { current, next, sessionId }: { current: string; next: string; sessionId: string },
): Promise<{ done: true } | { refused: 'wrongPassword' }> {
  const before = await inOffice(db, by.officeId, (tx) => findStaff(tx, by.id));
  if (!before || !(await verifyPassword(before.passwordHash, current))) return { refused: 'wrongPassword' };
  const passwordHash = await hashPassword(next);
  await inOffice(db, by.officeId, async (tx) => {
    await updateStaffPassword(tx, { id: by.id, passwordHash });
    await deleteSessions(tx, { staffId: by.id, exceptId: sessionId });
  });
  return { done: true };
}

/** Nobody manages themselves: an office must not lock itself out by a slip. */
function change(
  db: Db,
  by: By,
  id: string,
  work: (tx: Tx, before: { role: StaffRole }) => Promise<'lastAdmin' | null>,
): Promise<StaffChanged> {
  return inOffice(db, by.officeId, async (tx) => {
    if (id === by.id) return { refused: 'yourself' };
    await lockAdmins(tx);
    const before = await findStaff(tx, id);
    if (!before) return { refused: 'notFound' };
    const refused = await work(tx, before);
    return refused ? { refused } : { done: true, name: before.name };
  });
}
