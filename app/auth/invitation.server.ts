import { inOffice } from '#db/client.ts';
import { deleteSessions, updateStaffPassword } from '#db/queries/staff.ts';
import { acceptInvitation, findInvitation, findOfficeOfInvitation } from '#db/queries/staff-sign-in.ts';
import { invitationToken, tokenIn, tokenSha256 } from '#workflows/access/links.ts';
import { hashPassword } from './passwords.server.ts';
import type { AuthServices } from './services.ts';
import { openSession } from './staff-session.server.ts';

/**
 * Who was invited, and to which office; null when the token is unknown, used up, too old or of a former SESSION_SECRET.
 * Reads only.
 */
export const findInvited = async ({ db, env }: AuthServices, address: string) => {
  const token = tokenIn(address);
  const hash = token ? tokenSha256(token) : '';
  const officeId = await findOfficeOfInvitation(db, hash);
  if (!officeId) return null;
  const found = await inOffice(db, officeId, (tx) => findInvitation(tx, hash));
  const isOfKey = found && invitationToken(env.SESSION_SECRET, found.id) === token;
  return isOfKey ? { officeId, ...found } : null;
};

export type Invited = NonNullable<Awaited<ReturnType<typeof findInvited>>>;

/**
 * Sets the password of the invited person, uses the invitation up and signs in as far as the second factor. Returns the
 * `Set-Cookie` value, or null when somebody else was faster.
 */
export const accept = async (
  s: AuthServices,
  request: Request,
  { officeId, id, staffId }: Invited,
  password: string,
): Promise<string | null> => {
  const passwordHash = await hashPassword(password);
  const isAccepted = await inOffice(s.db, officeId, async (tx) => {
    if (!(await acceptInvitation(tx, id))) return false;
    await updateStaffPassword(tx, { id: staffId, passwordHash });
    await deleteSessions(tx, { staffId });
    return true;
  });
  return isAccepted ? openSession(s, request, { officeId, staffId, secondFactor: false }) : null;
};
