import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actOnAccount } from '#app/account/account-actions.server.ts';
import { changePassword } from '#app/account/change-password.server.ts';
import { hashPassword, verifyPassword } from '#app/auth/passwords.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { inviteAgain, inviteColleague } from '#app/staff/invite-colleague.server.ts';
import {
  changeRole,
  disableColleague,
  enableColleague,
  resetFactor,
  withdrawInvitation,
} from '#app/staff/manage-staff.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { findStaff, listStaff } from '#db/queries/staff.ts';
import type { StaffRole } from '#db/schema/offices.ts';
import { givenOffice } from '#test/invoices/office.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { invitationToken, tokenSha256 } from '#workflows/access/links.ts';
import { givenBoard } from './board.ts';

const karim = {
  name: 'Karim Benali',
  email: ' Karim@Calame.example ',
  role: 'biller' as const,
  locale: 'fr' as const,
};

test('an invitation is person, token and mail in one, and only the hash of the token is kept', async () => {
  const { services, by, ownerDb } = await given();
  const invited = await inviteColleague(services, by, karim);
  expect(invited).toHaveProperty('id');
  const [row] = await rows<Record<string, unknown>>(
    ownerDb,
    sql`select s.email, s.password_hash, i.id, i.token_sha256, m.kind, m.to_address, m.link_id, m.payload -> 'facts' as facts,
        round(extract(epoch from i.expires_at - i.created_at) / 86400)::int as days
      from staff s join staff_invitations i on i.staff_id = s.id join mails m on m.link_id = i.id
      where s.name = 'Karim Benali'`,
  );
  expect(row).toMatchObject({
    email: 'karim@calame.example',
    password_hash: null,
    kind: 'staffInvitation',
    days: 7,
  });
  expect(row?.facts).toMatchObject({ invitedBy: 'Inès Rouvière' });
  expect(row?.token_sha256).toBe(tokenSha256(invitationToken('secret', String(row?.id))));
});

test('nobody is invited twice, and a failed mail leaves no person behind', async () => {
  const { services, by, ownerDb } = await given();
  await inviteColleague(services, by, karim);
  expect(await inviteColleague(services, by, { ...karim, email: 'KARIM@calame.example' })).toEqual({
    refused: 'emailTaken',
  });
  const board = { insert: () => Promise.reject(new Error('no queue')) };
  const lost = inviteColleague({ ...services, board }, by, { ...karim, email: 'lea@calame.example' });
  await expect(lost).rejects.toThrow('no queue');
  expect(await rows(ownerDb, sql`select from staff where email = 'lea@calame.example'`)).toEqual([]);
});

test('inviting again ends the former invitation, and is for those who have not accepted', async () => {
  const { services, by, ines, ownerDb } = await given();
  const invited = await inviteColleague(services, by, karim);
  const id = 'id' in invited ? invited.id : '';
  await inviteAgain(services, by, id);
  const open = await rows(
    ownerDb,
    sql`select from staff_invitations where staff_id = ${id} and expires_at > app_clock()`,
  );
  expect(open).toHaveLength(1);
  expect(await inviteAgain(services, by, ines)).toEqual({ refused: 'notFound' });
  const people = await inOffice(services.db, by.officeId, (tx) => listStaff(tx));
  expect(people.find((person) => person.id === id)?.invitedUntil).toMatch(/^\d{4}-.*Z$/);
  expect(people.find((person) => person.id === ines)?.invitedUntil).toBeNull();
});

test('who is shut out is signed out everywhere at once, and can come back', async () => {
  const { services, by, add, openSession, openSessions } = await given();
  const malo = await add('Malo', 'biller');
  await openSession(malo);
  await openSession(malo);
  expect(await disableColleague(services, by, malo)).toEqual({ done: true, name: 'Malo' });
  expect(await openSessions(malo)).toBe(0);
  await enableColleague(services, by, malo);
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, malo));
  expect(person?.disabledAt).toBeNull();
});

test('a role given up ends its sessions; the same role again ends none', async () => {
  const { services, by, add, openSession, openSessions } = await given();
  const malo = await add('Malo', 'supervisor');
  await openSession(malo);
  await changeRole(services, by, malo, 'supervisor');
  expect(await openSessions(malo)).toBe(1);
  await changeRole(services, by, malo, 'accountant');
  expect(await openSessions(malo)).toBe(0);
});

test('nobody changes themselves, and nobody of another office', async () => {
  const { services, by, ines } = await given();
  expect(await disableColleague(services, by, ines)).toEqual({ refused: 'yourself' });
  const elsewhere = { officeId: crypto.randomUUID(), id: crypto.randomUUID(), name: 'Paul' };
  expect(await disableColleague(services, elsewhere, ines)).toEqual({ refused: 'notFound' });
});

test('of two administrators who shut each other out at once, one stays', async () => {
  const { services, by, ines, add } = await given();
  const sara = await add('Sara', 'admin');
  const both = await Promise.all([
    disableColleague(services, by, sara),
    disableColleague(services, { ...by, id: sara }, ines),
  ]);
  expect(both.filter((each) => 'done' in each)).toHaveLength(1);
  expect(both).toContainEqual({ refused: 'lastAdmin' });
});

test('a new password needs the old one, and ends every session but this', async () => {
  const { services, by, ines, openSession, openSessions, happened } = await given();
  const mine = await openSession(ines);
  await openSession(ines);
  const next = 'quatre mots tout neufs ici';
  const own = { ...by, email: 'Inès@calame.example', sessionId: mine };
  const wrong = await changePassword(services, own, { current: 'nope', next, visit });
  expect(wrong).toEqual({ refused: 'wrongPassword' });
  expect(await openSessions(ines)).toBe(2);
  const changed = await changePassword(services, own, { current: 'old words of mine', next, visit });
  expect(changed).toEqual({ done: true });
  expect(await openSessions(ines)).toBe(1);
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, ines));
  expect(await verifyPassword(person?.passwordHash ?? null, next)).toBe(true);
  expect(await happened(ines)).toEqual([{ event: 'passwordChanged', actor: 'Inès Rouvière', mailed: true }]);
});

test('ending the other sessions keeps this one; one of somebody else stays open', async () => {
  const { services, by, ines, add, openSession, openSessions } = await given();
  const mine = await openSession(ines);
  await openSession(ines);
  const malo = await add('Malo', 'biller');
  const ofMalo = await openSession(malo);
  const act = (act: string, fields: Record<string, string> = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ act, ...fields })) form.set(name, value);
    const staff = { ...by, email: 'ines@calame.example', sessionId: mine, isFresh: true } as Staff;
    return actOnAccount({ s: services as never, staff, form, locale: 'fr', visit }).catch((thrown) => thrown);
  };

  await act('end-session', { sessionId: ofMalo });
  expect(await openSessions(malo)).toBe(1);
  await act('end-other-sessions');
  expect(await openSessions(ines)).toBe(1);
});

test('an invitation that was withdrawn opens nothing, and its address can be invited again', async () => {
  const { services, by, happened } = await given();
  const first = await inviteColleague(services, by, karim);
  const id = 'id' in first ? first.id : '';
  expect(await withdrawInvitation(services, by, id)).toEqual({ done: true, name: 'Karim Benali' });
  expect(await inviteAgain(services, by, id), 'not by repeating the old one').toEqual({
    refused: 'notFound',
  });

  const again = await inviteColleague(services, by, { ...karim, role: 'accountant' });
  expect(again).toEqual({ id });
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, id));
  expect(person).toMatchObject({ role: 'accountant', disabledAt: null });
  expect((await happened(id)).map(({ event }) => event)).toEqual([
    'invited',
    'invitationWithdrawn',
    'invited',
  ]);
});

test('a colleague who works here has no invitation to withdraw', async () => {
  const { services, by, add } = await given();
  expect(await withdrawInvitation(services, by, await add('Malo', 'biller'))).toEqual({
    refused: 'notFound',
  });
});

test('resetting a second factor forgets it, ends the sessions and tells its person', async () => {
  const { services, by, ownerDb, add, openSession, openSessions, happened } = await given();
  const malo = await add('Malo', 'biller');
  await ownerDb.execute(sql`update staff set totp_secret = 'sealed' where id = ${malo}`);
  await openSession(malo);
  expect(await resetFactor(services, by, malo)).toEqual({ done: true, name: 'Malo' });
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, malo));
  expect(person?.totpSecret).toBeNull();
  expect(await openSessions(malo)).toBe(0);
  expect(await happened(malo)).toEqual([{ event: 'factorChanged', actor: 'Inès Rouvière', mailed: true }]);
});

const visit = { from: '203.0.113.7', userAgent: 'Firefox/143.0' };

async function given() {
  const database = await freshDatabase();
  const { officeId } = await givenOffice(database);
  const { db, ownerDb } = database;
  const passwordHash = await hashPassword('old words of mine');
  const add = async (name: string, role: StaffRole) => {
    const [row] = await rows<{ id: string }>(
      ownerDb,
      sql`insert into staff (office_id, email, name, role, password_hash)
        values (${officeId}, ${`${name}@calame.example`}, ${name}, ${role}, ${passwordHash}) returning id`,
    );
    return row!.id;
  };
  const openSession = async (staffId: string) => {
    const id = crypto.randomUUID();
    await ownerDb.execute(
      sql`insert into sessions (office_id, id, staff_id, expires_at, ends_at, second_factor)
        values (${officeId}, ${id}, ${staffId}, now() + interval '1 hour', now() + interval '1 hour', true)`,
    );
    return id;
  };
  const openSessions = async (id: string) => {
    const people = await inOffice(db, officeId, (tx) => listStaff(tx));
    return people.find((person) => person.id === id)?.openSessions;
  };
  const ines = await add('Inès', 'admin');
  const by = { officeId, id: ines, name: 'Inès Rouvière' };
  const services = { db, board: await givenBoard(database), env: { SESSION_SECRET: 'secret' } };
  /** What is kept of a person's access, and whether a mail tells it. */
  const happened = (id: string) =>
    rows<{ event: string; actor: string; mailed: boolean }>(
      ownerDb,
      sql`select e.event, e.actor, exists (select from mails m where m.kind = 'securityNotice'
            and m.payload -> 'facts' ->> 'eventId' = e.id::text) as mailed
          from security_events e where e.staff_id = ${id} order by e.at`,
    );
  return { services, by, ines, ownerDb, add, openSession, openSessions, happened };
}
