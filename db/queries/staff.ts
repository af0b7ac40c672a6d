import { and, asc, count, eq, gt, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import {
  passkeys,
  recoveryCodes,
  type StaffRole,
  sessions,
  staff,
  staffInvitations,
} from '#db/schema/index.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { alphabetical } from './fold.ts';

/** Everyone of the office, with what an administrator may see of each: no hash, no secret. */
export function listStaff(tx: Tx) {
  return tx
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      phone: staff.phone,
      role: staff.role,
      locale: staff.locale,
      hasPassword: isNotNull(staff.passwordHash).mapWith(Boolean),
      hasSecondFactor: isNotNull(staff.totpSecret).mapWith(Boolean),
      disabledAt: staff.disabledAt,
      openSessions: tx
        .$count(
          sessions,
          sql`${sessions.officeId} = ${staff.officeId} and ${sessions.staffId} = ${staff.id}
            and least(${sessions.expiresAt}, ${sessions.endsAt}) > clock_timestamp()`,
        )
        .as('open_sessions'),
      /** Of the newest invitation, while nobody has accepted it. */
      invitedUntil: sql<
        string | null
      >`(select to_char(max(i.expires_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
        from ${staffInvitations} i
        where i.office_id = staff.office_id and i.staff_id = staff.id and i.accepted_at is null)`,
    })
    .from(staff)
    .orderBy(sql`${staff.disabledAt} is not null`, alphabetical(staff.name), asc(staff.id));
}

/** For choosing whom owner and customers may call. */
export function listStaffNames(tx: Tx) {
  return tx
    .select({ id: staff.id, name: staff.name, phone: staff.phone })
    .from(staff)
    .where(isNull(staff.disabledAt))
    .orderBy(alphabetical(staff.name), asc(staff.id));
}

/** A colleague, locked: what is decided from this row stays true until the transaction ends. */
export async function findStaff(tx: Tx, id: string) {
  const [person] = await tx.select().from(staff).where(eq(staff.id, id)).for('update');
  return person;
}

export async function findStaffByEmail(tx: Tx, email: string) {
  const [person] = await tx
    .select({
      id: staff.id,
      name: staff.name,
      disabledAt: staff.disabledAt,
      hasPassword: isNotNull(staff.passwordHash).mapWith(Boolean),
    })
    .from(staff)
    .where(eq(staff.email, email));
  return person;
}

export async function insertStaff(
  tx: Tx,
  person: { officeId: string; email: string; name: string; role: StaffRole; locale: Locale },
): Promise<string> {
  const [row] = await tx.insert(staff).values(person).returning({ id: staff.id });
  return row!.id;
}

/** An invitation that is `days` long; the ones before it stop working. */
export async function insertStaffInvitation(
  tx: Tx,
  {
    id,
    officeId,
    staffId,
    tokenSha256,
    days,
  }: { id: string; officeId: string; staffId: string; tokenSha256: string; days: number },
): Promise<void> {
  await endInvitations(tx, staffId);
  await tx.insert(staffInvitations).values({
    id,
    officeId,
    staffId,
    tokenSha256,
    expiresAt: sql`app_clock() + make_interval(days => ${days}::int)` as unknown as string,
  });
}

/** The invitations of a person that could still be accepted stop working. */
export async function endInvitations(tx: Tx, staffId: string): Promise<void> {
  await tx
    .update(staffInvitations)
    .set({ expiresAt: sql`app_clock()` })
    .where(
      and(
        eq(staffInvitations.staffId, staffId),
        isNull(staffInvitations.acceptedAt),
        gt(staffInvitations.expiresAt, sql`app_clock()`),
      ),
    );
}

/** Holds who administers as it is until the transaction ends; in id order, so that two who do this at once wait in turn. */
export async function lockAdmins(tx: Tx): Promise<void> {
  await tx
    .select({ id: staff.id })
    .from(staff)
    .where(eq(staff.role, 'admin'))
    .orderBy(staff.id)
    .for('update');
}

/** How many others could still manage the office if this person could not. */
export async function countOtherAdmins(tx: Tx, exceptId: string): Promise<number> {
  const [row] = await tx
    .select({ all: count() })
    .from(staff)
    .where(
      and(
        eq(staff.role, 'admin'),
        ne(staff.id, exceptId),
        isNull(staff.disabledAt),
        isNotNull(staff.passwordHash),
      ),
    );
  return row?.all ?? 0;
}

export async function updateStaffRole(tx: Tx, { id, role }: { id: string; role: StaffRole }): Promise<void> {
  await tx.update(staff).set({ role }).where(eq(staff.id, id));
}

export async function disableStaff(tx: Tx, id: string): Promise<void> {
  await tx
    .update(staff)
    .set({ disabledAt: sql`app_clock()` })
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
}

export async function enableStaff(tx: Tx, id: string): Promise<void> {
  await tx.update(staff).set({ disabledAt: null }).where(eq(staff.id, id));
}

/** Invites anew somebody whose invitation was withdrawn. */
export async function reviveStaff(
  tx: Tx,
  { id, ...person }: { id: string; name: string; role: StaffRole; locale: Locale },
): Promise<void> {
  await tx
    .update(staff)
    .set({ ...person, disabledAt: null })
    .where(eq(staff.id, id));
}

/** Telephone, recovery codes and passkeys of a person are forgotten. */
export async function clearFactors(tx: Tx, id: string): Promise<void> {
  await tx.update(staff).set({ totpSecret: null }).where(eq(staff.id, id));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, id));
  await tx.delete(passkeys).where(eq(passkeys.staffId, id));
}

export async function updateStaffPassword(
  tx: Tx,
  { id, passwordHash }: { id: string; passwordHash: string },
): Promise<void> {
  await tx.update(staff).set({ passwordHash }).where(eq(staff.id, id));
}

export async function updateStaffEmail(tx: Tx, { id, email }: { id: string; email: string }): Promise<void> {
  await tx.update(staff).set({ email }).where(eq(staff.id, id));
}

/** Signs a person out everywhere, but for the session `exceptId` when it is given. */
export async function deleteSessions(
  tx: Tx,
  { staffId, exceptId }: { staffId: string; exceptId?: string },
): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.staffId, staffId), exceptId ? ne(sessions.id, exceptId) : undefined))
    .returning({ id: sessions.id });
  return ended.length;
}
