import { inOffice } from '#db/client.ts';
import { findStaffByEmail, updateStaffEmail } from '#db/queries/staff.ts';
import { endStaffTokens, insertStaffToken, spendStaffToken } from '#db/queries/staff-tokens.ts';
import { staffToken, tokenSha256 } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { noteSecurityEvent, type Person } from './security-events.server.ts';
import type { AuthServices } from './services.ts';
import { normalEmail } from './sign-in.server.ts';
import { findStaffByToken, type StaffOfToken } from './staff-token.server.ts';
import type { Visit } from './visit.server.ts';

/** Sends a link to the address somebody wants to have; until it is opened and confirmed nothing changes. */
export async function askForAddress(
  s: AuthServices,
  { officeId, staffId, name }: Person,
  wanted: string,
): Promise<{ done: true } | { refused: 'taken' }> {
  const email = normalEmail(wanted);
  const id = newId();
  return inOffice(s.db, officeId, async (tx) => {
    if (await findStaffByEmail(tx, email)) return { refused: 'taken' };
    const hash = tokenSha256(staffToken(s.env.SESSION_SECRET, id));
    await insertStaffToken(tx, { id, officeId, staffId, purpose: 'address', tokenSha256: hash, email });
    await requestMail(tx, s, {
      officeId,
      key: `staffLink:${id}`,
      kind: 'staffLink',
      to: { address: email, name },
      facts: {},
      linkId: id,
    });
    return { done: true };
  });
}

export const findMoving = (s: AuthServices, token: string): Promise<StaffOfToken | null> =>
  findStaffByToken(s, token, 'address');

/** The new address counts; the former one is told. False when the link was used, or somebody else has the address now. */
export const confirmAddress = (s: AuthServices, person: StaffOfToken, visit: Visit): Promise<boolean> =>
  inOffice(s.db, person.officeId, async (tx) => {
    const { staffId, email, newEmail } = person;
    if (await findStaffByEmail(tx, newEmail)) return false;
    if (!(await spendStaffToken(tx, person.id))) return false;
    await updateStaffEmail(tx, { id: staffId, email: newEmail });
    await endStaffTokens(tx, { staffId });
    await noteSecurityEvent(tx, s, {
      person,
      event: 'addressChanged',
      visit,
      detail: newEmail,
      mailTo: [email, newEmail],
    });
    return true;
  });
