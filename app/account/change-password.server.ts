import { hashPassword, verifyPassword } from '#app/auth/passwords.server.ts';
import { personOf, type Staff } from '#app/auth/require-staff.server.ts';
import { noteSecurityEvent } from '#app/auth/security-events.server.ts';
import type { AuthServices } from '#app/auth/services.ts';
import type { Visit } from '#app/auth/visit.server.ts';
import { inOffice } from '#db/client.ts';
import { deleteSessions, findStaff, updateStaffPassword } from '#db/queries/staff.ts';
import { endStaffTokens } from '#db/queries/staff-tokens.ts';

type Own = Pick<Staff, 'officeId' | 'id' | 'name' | 'email' | 'sessionId'>;

/** One's own password. Every other session ends: whoever knew the old one is out. */
export async function changePassword(
  s: Pick<AuthServices, 'db' | 'board'>,
  staff: Own,
  { current, next, visit }: { current: string; next: string; visit: Visit },
): Promise<{ done: true } | { refused: 'wrongPassword' }> {
  const { officeId, id, sessionId } = staff;
  const before = await inOffice(s.db, officeId, (tx) => findStaff(tx, id));
  if (!before || !(await verifyPassword(before.passwordHash, current))) return { refused: 'wrongPassword' };
  const passwordHash = await hashPassword(next);
  await inOffice(s.db, officeId, async (tx) => {
    await updateStaffPassword(tx, { id, passwordHash });
    await deleteSessions(tx, { staffId: id, exceptId: sessionId });
    await endStaffTokens(tx, { staffId: id });
    await noteSecurityEvent(tx, s, { person: personOf(staff), event: 'passwordChanged', visit });
  });
  return { done: true };
}
