import { noteSecurityEvent } from '#app/auth/security-events.server.ts';
import { normalEmail } from '#app/auth/sign-in.server.ts';
import { type Db, inOffice, type Tx } from '#db/client.ts';
import {
  findStaff,
  findStaffByEmail,
  insertStaff,
  insertStaffInvitation,
  reviveStaff,
} from '#db/queries/staff.ts';
import { invitationToken, tokenSha256 } from '#workflows/access/links.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import type { InvitationValues } from './staff-form.server.ts';

/** How long an invitation can be accepted. */
const invitationDays = 7;

type Deps = { db: Db; board: JobBoard; env: { SESSION_SECRET: string } };
type By = { officeId: string; name: string };

/** Adds a colleague who can't sign in yet, and writes to them: person, invitation and mail in one transaction. */
export function inviteColleague(
  { db, ...deps }: Deps,
  by: By,
  values: InvitationValues,
): Promise<{ id: string } | { refused: 'emailTaken' }> {
  const email = normalEmail(values.email);
  return inOffice(db, by.officeId, async (tx) => {
    const known = await findStaffByEmail(tx, email);
    // Whose invitation was withdrawn is nobody's colleague: the address is free.
    const isFree = !known || (known.disabledAt !== null && !known.hasPassword);
    if (!isFree) return { refused: 'emailTaken' };
    const { name, role, locale } = values;
    if (known) await reviveStaff(tx, { id: known.id, name, role, locale });
    const id = known?.id ?? (await insertStaff(tx, { ...values, email, officeId: by.officeId }));
    await sendInvitation(tx, deps, by, { id, email, name: values.name });
    return { id };
  });
}

/** A new invitation for somebody who has not accepted theirs; the link of the former stops working. */
export function inviteAgain(
  { db, ...deps }: Deps,
  by: By,
  id: string,
): Promise<{ id: string } | { refused: 'notFound' }> {
  return inOffice(db, by.officeId, async (tx) => {
    const person = await findStaff(tx, id);
    if (!person || person.passwordHash !== null || person.disabledAt !== null) return { refused: 'notFound' };
    await sendInvitation(tx, deps, by, person);
    return { id };
  });
}

async function sendInvitation(
  tx: Tx,
  { board, env }: Omit<Deps, 'db'>,
  { officeId, name: invitedBy }: By,
  person: { id: string; email: string; name: string },
): Promise<void> {
  const id = newId();
  await noteSecurityEvent(
    tx,
    { board },
    {
      person: { officeId, staffId: person.id, name: person.name, email: person.email },
      event: 'invited',
      actor: invitedBy,
      visit: { from: '', userAgent: '' },
    },
  );
  await insertStaffInvitation(tx, {
    id,
    officeId,
    staffId: person.id,
    tokenSha256: tokenSha256(invitationToken(env.SESSION_SECRET, id)),
    days: invitationDays,
  });
  await requestMail(
    tx,
    { board },
    {
      officeId,
      key: `invitation:${id}`,
      kind: 'staffInvitation',
      to: { address: person.email, name: person.name },
      facts: { staffId: person.id, invitedBy },
      linkId: id,
    },
  );
}
