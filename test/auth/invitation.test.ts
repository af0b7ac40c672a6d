import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accept, findInvited } from '#app/auth/invitation.server.ts';
import { signInWithPassword } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { insertStaffInvitation } from '#db/queries/staff.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { invitationToken, linkToken, tokenSha256 } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { from, givenOffice, givenStaff, on, requestWith, secret } from './given.ts';

const email = 'karim@calame.example';
const chosen = 'quatre mots et un chat';

async function givenInvitation(database: TestDatabase) {
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId, { email, hasFactor: false, hasPassword: false });
  const invite = async () => {
    const id = newId();
    const token = invitationToken(secret, id);
    const row = { id, officeId, staffId, tokenSha256: tokenSha256(token), days: 7 };
    await inOffice(database.db, officeId, (tx) => insertStaffInvitation(tx, row));
    return token;
  };
  return { officeId, staffId, invite, token: await invite() };
}

test('an invitation is looked at without change, and accepted once, by whoever is first', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token } = await givenInvitation(database);
  const before = await rows(database.ownerDb, sql`select *, xmin::text from staff_invitations`);

  const invited = (await findInvited(s, token))!;
  expect(invited).toMatchObject({ name: 'Inès Rouvière', email, officeName: 'Calame Facturation' });
  expect(await rows(database.ownerDb, sql`select *, xmin::text from staff_invitations`)).toEqual(before);
  const both = await Promise.all([
    accept(s, requestWith(), invited, chosen),
    accept(s, requestWith(), invited, 'a word of somebody else'),
  ]);

  const cookies = both.filter((cookie) => cookie !== null);
  expect(cookies).toHaveLength(1);
  expect(await readSession(s, requestWith(cookies[0]))).toMatchObject({
    secondFactor: false,
    user: { email },
  });
  expect(await findInvited(s, token)).toBeNull();
});

test('the password that was chosen opens the account, as far as the second factor', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token } = await givenInvitation(database);

  await accept(s, requestWith(), (await findInvited(s, token))!, chosen);

  const answer = await signInWithPassword(s, requestWith(), { email, password: chosen, from });
  expect(answer).toMatchObject({ ok: true });
  expect(await readSession(s, requestWith(answer.ok ? answer.cookie : ''))).toMatchObject({
    secondFactor: false,
  });
});

test('an invitation ends after seven days, when a newer one goes out, and when its person is disabled', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token, invite } = await givenInvitation(database);

  const newer = await invite();
  expect(await findInvited(s, token)).toBeNull();
  expect(await findInvited(s, newer)).not.toBeNull();
  await database.ownerDb.execute(sql`update staff set disabled_at = now()`);
  expect(await findInvited(s, newer)).toBeNull();
  await database.ownerDb.execute(sql`update staff set disabled_at = null`);
  await database.db.execute(sql`select move_clock(${7 * 86_400_000})`);

  expect(await findInvited(s, newer)).toBeNull();
});

test('a token of a link, of nothing or of nonsense invites nobody', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { token } = await givenInvitation(database);
  const [row] = await rows<{ id: string }>(database.ownerDb, sql`select id from staff_invitations`);

  for (const text of ['', `${token}x`, tokenSha256(token), linkToken(secret, row!.id)]) {
    expect(await findInvited(s, text)).toBeNull();
  }
});
