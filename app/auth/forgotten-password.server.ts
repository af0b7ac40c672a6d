import { inOffice } from '#db/client.ts';
import { deleteSessions, findStaff, updateStaffPassword } from '#db/queries/staff.ts';
import { findStaffWithEmail } from '#db/queries/staff-sign-in.ts';
import { endStaffTokens, insertStaffToken, spendStaffToken } from '#db/queries/staff-tokens.ts';
import { staffToken, tokenSha256 } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { atLeast } from './at-least.server.ts';
import { limited } from './attempts.server.ts';
import { hashPassword } from './passwords.server.ts';
import { noteSecurityEvent } from './security-events.server.ts';
import type { AuthServices } from './services.ts';
import { normalEmail } from './sign-in.server.ts';
import { findStaffByToken, type StaffOfToken } from './staff-token.server.ts';
import type { Visit } from './visit.server.ts';

/** Longer than either answer takes, in milliseconds. */
const answerTime = 250;

/**
 * Sends a link for a new password to an address, if somebody of an office has it. The answer says and takes the same
 * otherwise. At most three a quarter of an hour for an address of mail, fifty for a network.
 */
export async function sendPasswordLink(
  s: AuthServices,
  given: { email: string; from: string },
): Promise<void> {
  const email = normalEmail(given.email);
  await atLeast(answerTime, () =>
    // Each asking counts, answered or not.
    limited(
      s,
      { renewal: `password/${email}`, address: given.from },
      async () => {
        for (const known of await findStaffWithEmail(s.db, email)) await sendTo(s, known, email);
      },
      () => true,
    ),
  );
}

async function sendTo(
  s: AuthServices,
  { officeId, id: staffId }: { officeId: string; id: string },
  email: string,
) {
  const id = newId();
  await inOffice(s.db, officeId, async (tx) => {
    const person = await findStaff(tx, staffId);
    if (!person) return;
    const hash = tokenSha256(staffToken(s.env.SESSION_SECRET, id));
    await insertStaffToken(tx, { id, officeId, staffId, purpose: 'password', tokenSha256: hash, email: '' });
    await requestMail(tx, s, {
      officeId,
      key: `staffLink:${id}`,
      kind: 'staffLink',
      to: { address: email, name: person.name },
      facts: {},
      linkId: id,
    });
  });
}

export const findForgetful = (s: AuthServices, token: string): Promise<StaffOfToken | null> =>
  findStaffByToken(s, token, 'password');

/**
 * The new password. Every session ends; the second factor is asked for as before, so that a mailbox alone opens
 * nothing. False when the link was used in the meantime.
 */
export async function resetPassword(
  s: AuthServices,
  person: StaffOfToken,
  { password, visit }: { password: string; visit: Visit },
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  const { officeId, staffId } = person;
  return inOffice(s.db, officeId, async (tx) => {
    if (!(await spendStaffToken(tx, person.id))) return false;
    await updateStaffPassword(tx, { id: staffId, passwordHash });
    await deleteSessions(tx, { staffId });
    await endStaffTokens(tx, { staffId });
    await noteSecurityEvent(tx, s, { person, event: 'passwordReset', visit });
    return true;
  });
}
