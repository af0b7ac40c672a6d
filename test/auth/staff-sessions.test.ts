import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sessionIdOf } from '#app/auth/session-id.server.ts';
import { readSession, sessionSecret } from '#app/auth/staff-session.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { disableStaff, updateStaffRole } from '#db/queries/staff.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { codeStep, givenOffice, givenStaff, on, passwordStep, requestWith, signedIn } from './given.ts';

test('the password opens half a session; the code opens a whole one under another id and ends the first', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  await givenStaff(database, officeId);

  const half = await passwordStep(s);
  expect(await readSession(s, requestWith(half))).toMatchObject({ secondFactor: false });
  const whole = await codeStep(s, half);

  expect(whole).toMatchObject({ ok: true });
  expect(await readSession(s, requestWith(half))).toBeNull();
  const cookie = whole.ok ? whole.cookie : '';
  expect(await readSession(s, requestWith(cookie))).toMatchObject({
    secondFactor: true,
    user: { name: 'Inès Rouvière', role: 'biller', officeId, officeName: 'Calame Facturation' },
  });
  expect(cookie).toMatch(/^__Host-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});

test('what is stored of a session is its secret under a key, which no cookie is', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);

  const secret = sessionSecret(s, requestWith(await signedIn(s)))!;

  const stored = await rows<{ id: string }>(database.ownerDb, sql`select id from sessions`);
  expect(stored).toEqual([{ id: sessionIdOf(s, secret) }]);
  expect(await readSession(s, requestWith(`__Host-staff=${stored[0]!.id}`))).toBeNull();
});

test('a role taken works at the next request, and a disabled person is out, even when enabled again', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const id = await givenStaff(database, officeId);
  const request = requestWith(await signedIn(s));

  await inOffice(database.db, officeId, (tx) => updateStaffRole(tx, { id, role: 'accountant' }));
  expect(await readSession(s, request)).toMatchObject({ user: { role: 'accountant' } });
  await inOffice(database.db, officeId, (tx) => disableStaff(tx, id));
  expect(await readSession(s, request)).toBeNull();
  await database.ownerDb.execute(sql`update staff set disabled_at = null`);

  expect(await readSession(s, request)).toBeNull();
});

test('a session ends 30 minutes after its last use, and 12 hours after it began whatever is done', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const request = requestWith(await signedIn(s));
  const minutesLater = (minutes: number) =>
    database.ownerDb.execute(sql`update sessions set expires_at = expires_at - ${minutes} * interval '1 minute',
      ends_at = ends_at - ${minutes} * interval '1 minute'`);

  for (let used = 0; used < 24; used += 1) {
    await minutesLater(29);
    expect(await readSession(s, request)).not.toBeNull();
  }
  await minutesLater(29);
  expect(await readSession(s, request), '12 h 05 after it began').toBeNull();

  const another = requestWith(await signedIn(s, 1));
  await minutesLater(31);
  expect(await readSession(s, another), '31 minutes after its last use').toBeNull();
});

test('the clock of a demonstration does not sign anybody out', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const request = requestWith(await signedIn(s));

  await database.db.execute(sql`select move_clock(${48 * 3_600_000})`);

  expect(await readSession(s, request)).not.toBeNull();
});

test('another office sees no session and no person of this one', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const { officeId: foreign } = await givenOffice(database, 'Autre bureau');
  await signedIn(s);

  const seen = await inOffice(database.db, foreign, (tx) =>
    rows(
      tx,
      sql`select id from sessions union all select id::text from staff union all select id::text from staff_invitations`,
    ),
  );

  expect(seen).toEqual([]);
});
