import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { askForPasskey, signInWithPasskey } from '#app/auth/passkey-sign-in.server.ts';
import { addPasskey, authenticationOptions, registrationOptions } from '#app/auth/passkeys.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { giveFactor } from '#app/auth/step-up.server.ts';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { authenticator, type Bent } from '#test/support/authenticator.ts';
import { from, givenOffice, givenStaff, on, requestWith, signedIn } from './given.ts';

const email = 'ines@calame.example';
const visit = { from, userAgent: '' };
const site = { origin: 'https://tacite.test', rpID: 'tacite.test' };

/** A colleague with a passkey, as her device keeps it. */
async function given() {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  const person = { officeId, staffId, name: 'Inès Rouvière', email };
  const device = authenticator(site);
  const add = async (browser: string, bent?: Bent, by = browser) => {
    const options = await registrationOptions(s, person, by);
    return addPasskey(s, person, {
      browser,
      response: device.create(options, bent),
      name: 'Téléphone',
      visit,
    });
  };
  const signIn = async (bent?: Bent, request?: Request) => {
    const { options, cookie } = await askForPasskey(s);
    const response = device.sign(options, staffId, bent);
    return signInWithPasskey(s, request ?? requestWith(cookie), { response, from });
  };
  return { database, s, person, device, add, signIn };
}

test('a passkey alone opens the whole product', async () => {
  const { s, add, signIn } = await given();
  expect(await add('browser')).toBe(true);
  const answer = await signIn();
  expect(answer).toMatchObject({ ok: true });
  const session = await readSession(s, requestWith(answer.ok ? answer.cookie : ''));
  expect(session).toMatchObject({ secondFactor: true, isFresh: true, user: { email } });
});

test('it is told by mail that a passkey was added', async () => {
  const { database, add } = await given();
  await add('browser');
  const mails = await rows(database.ownerDb, sql`select kind, to_address as "to" from mails`);
  expect(mails).toEqual([{ kind: 'securityNotice', to: email }]);
});

test('what is to be signed belongs to one browser, and is taken once', async () => {
  const { s, person, device, add } = await given();
  expect(await add('browser', {}, 'another browser'), 'asked by another browser').toBe(false);
  await add('browser');
  const { options, cookie } = await askForPasskey(s);
  const elsewhere = await askForPasskey(s);
  const response = device.sign(options, person.staffId);
  const wrong = { ok: false, reason: 'wrong' };
  expect(await signInWithPasskey(s, requestWith(elsewhere.cookie), { response, from })).toEqual(wrong);
  expect(await signInWithPasskey(s, requestWith(), { response, from }), 'no cookie').toEqual(wrong);
  const both = [0, 1].map(() => signInWithPasskey(s, requestWith(cookie), { response, from }));
  expect((await Promise.all(both)).map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await signInWithPasskey(s, requestWith(cookie), { response, from }), 'replayed').toEqual(wrong);
});

test('a challenge that waited more than five minutes is worth nothing', async () => {
  const { database, s, person, device, add } = await given();
  await add('browser');
  const { options, cookie } = await askForPasskey(s);
  await database.ownerDb.execute(sql`update challenges set expires_at = now() - interval '1 second'`);
  const response = device.sign(options, person.staffId);
  expect(await signInWithPasskey(s, requestWith(cookie), { response, from })).toMatchObject({ ok: false });
});

test.each<[string, Bent]>([
  ['of another site', { origin: 'https://tacite.example', rpID: 'tacite.example' }],
  ['of a page elsewhere', { origin: 'https://evil.example' }],
  ['without the person verified', { unverified: true }],
  ['over another challenge', { challenge: 'AAAA' }],
  ['of somebody else', { userHandle: 'AAAA' }],
  ['whose counter went back: a copy of the device', { counter: 1 }],
])('a signature %s opens nothing', async (_, bent) => {
  const { add, signIn } = await given();
  await add('browser');
  await signIn();
  expect(await signIn(bent)).toEqual({ ok: false, reason: 'wrong' });
  expect(await signIn(), 'and the right one still does').toMatchObject({ ok: true });
});

test('a passkey made without the person verified is not kept', async () => {
  const { add } = await given();
  expect(await add('browser', { unverified: true })).toBe(false);
  expect(await add('browser', { origin: 'https://evil.example' })).toBe(false);
  expect(await add('browser')).toBe(true);
  expect(await add('browser'), 'the same device twice').toBe(false);
});

test('failures close the account, and a disabled person is out', async () => {
  const { database, add, signIn } = await given();
  await add('browser');
  for (let index = 0; index < 10; index += 1) await signIn({ unverified: true });
  expect(await signIn()).toEqual({ ok: false, reason: 'locked' });
  await database.ownerDb.execute(sql`delete from attempts`);
  await database.ownerDb.execute(sql`update staff set disabled_at = now()`);
  expect(await signIn()).toEqual({ ok: false, reason: 'wrong' });
});

test('in an open session it confirms, if it is of the same person', async () => {
  const { database, s, person, device, add } = await given();
  await add('browser');
  const session = (await readSession(s, requestWith(await signedIn(s))))!;
  await database.ownerDb.execute(sql`update sessions set factor_at = factor_at - interval '6 minutes'`);
  const isFresh = async () => (await readSession(s, requestWith(`__Host-staff=${session.secret}`)))?.isFresh;
  expect(await isFresh()).toBe(false);
  const confirm = async (id: string) => {
    const options = await authenticationOptions(s, session.id);
    const staff = { officeId: person.officeId, id, email, sessionId: session.id };
    return giveFactor(s, staff, { response: device.sign(options, person.staffId), from });
  };
  expect(await confirm(crypto.randomUUID())).toBe('wrong');
  expect(await isFresh()).toBe(false);
  expect(await confirm(person.staffId)).toBe('fresh');
  expect(await isFresh()).toBe(true);
});
