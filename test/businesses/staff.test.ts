import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '#app/auth/passwords.server.ts';
import { inviteAgain, inviteColleague } from '#app/staff/invite-colleague.server.ts';
import {
  changePassword,
  changeRole,
  disableColleague,
  enableColleague,
  endOtherSessions,
} from '#app/staff/manage-staff.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { findStaff, listStaff } from '#db/queries/staff.ts';
import type { StaffRole } from '#db/schema/offices.ts';
import { givenOffice } from '#test/invoices/office.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { invitationToken, tokenSha256 } from '#workflows/links.ts';
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
  expect(await disableColleague(services.db, by, malo)).toEqual({ done: true, name: 'Malo' });
  expect(await openSessions(malo)).toBe(0);
  await enableColleague(services.db, by, malo);
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, malo));
  expect(person?.disabledAt).toBeNull();
});

test('a role given up ends its sessions; the same role again ends none', async () => {
  const { services, by, add, openSession, openSessions } = await given();
  const malo = await add('Malo', 'supervisor');
  await openSession(malo);
  await changeRole(services.db, by, malo, 'supervisor');
  expect(await openSessions(malo)).toBe(1);
  await changeRole(services.db, by, malo, 'accountant');
  expect(await openSessions(malo)).toBe(0);
});

test('nobody changes themselves, and nobody of another office', async () => {
  const { services, by, ines } = await given();
  expect(await disableColleague(services.db, by, ines)).toEqual({ refused: 'yourself' });
  const elsewhere = { officeId: crypto.randomUUID(), id: crypto.randomUUID(), name: 'Paul' };
  expect(await disableColleague(services.db, elsewhere, ines)).toEqual({ refused: 'notFound' });
});

test('of two administrators who shut each other out at once, one stays', async () => {
  const { services, by, ines, add } = await given();
  const sara = await add('Sara', 'admin');
  const both = await Promise.all([
    disableColleague(services.db, by, sara),
    disableColleague(services.db, { ...by, id: sara }, ines),
  ]);
  expect(both.filter((each) => 'done' in each)).toHaveLength(1);
  expect(both).toContainEqual({ refused: 'lastAdmin' });
});

test('a new password needs the old one, and ends every session but this', async () => {
  const { services, by, ines, openSession, openSessions } = await given();
  const mine = await openSession(ines);
  await openSession(ines);
  const next = 'quatre mots tout neufs ici';
  const wrong = await changePassword(services.db, by, { current: 'nope', next, sessionId: mine });
  expect(wrong).toEqual({ refused: 'wrongPassword' });
  expect(await openSessions(ines)).toBe(2);
  const changed = await changePassword(services.db, by, {
    current: 'old words of mine',
    next,
    sessionId: mine,
  });
  expect(changed).toEqual({ done: true });
  expect(await openSessions(ines)).toBe(1);
  const person = await inOffice(services.db, by.officeId, (tx) => findStaff(tx, ines));
  expect(await verifyPassword(person?.passwordHash ?? null, next)).toBe(true);
});

test('ending the other sessions keeps this one', async () => {
  const { services, by, ines, openSession, openSessions } = await given();
  const mine = await openSession(ines);
  await openSession(ines);
  expect(await endOtherSessions(services.db, by, mine)).toBe(1);
  expect(await openSessions(ines)).toBe(1);
});

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
  return { services, by, ines, ownerDb, add, openSession, openSessions };
}
