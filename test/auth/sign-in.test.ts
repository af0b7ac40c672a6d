import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { secondFactorToSetUp, signInWithCode, signInWithPassword } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { connect, inOffice, rows } from '#db/client.ts';
import { markCodeUsed } from '#db/queries/staff-sign-in.ts';
import { freshDatabase } from '#test/setup/database.ts';
import {
  codeAt,
  codeStep,
  from,
  givenOffice,
  givenStaff,
  on,
  password,
  passwordStep,
  requestWith,
  signedIn,
} from './given.ts';

const email = 'ines@calame.example';

test('a wrong password, an unknown address and a disabled person get the same answer', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  await givenStaff(database, officeId);
  await givenStaff(database, officeId, { email: 'out@calame.example' });
  await database.ownerDb.execute(sql`update staff set disabled_at = now() where email like 'out%'`);
  const tryWith = (email: string, password: string) =>
    signInWithPassword(s, requestWith(), { email, password, from });

  const wrong = { ok: false, reason: 'wrong' };
  expect(await tryWith(email, `${password}!`)).toEqual(wrong);
  expect(await tryWith('nobody@calame.example', password)).toEqual(wrong);
  expect(await tryWith('out@calame.example', password)).toEqual(wrong);
  expect(await tryWith(' INES@Calame.example ', password)).toMatchObject({ ok: true });
});

test('after 10 failures an account is closed for a quarter of an hour, known or not, in every process', async () => {
  const database = await freshDatabase();
  const other = connect(database.url, { max: 4, name: 'another process' });
  const { officeId } = await givenOffice(database);
  await givenStaff(database, officeId);
  const tryWith = (index: number, email: string, password = 'not the right one') =>
    signInWithPassword(on(index % 2 ? database.db : other.db), requestWith(), {
      email,
      password,
      from: `198.51.100.${index}`,
    });

  for (const address of [email, 'nobody@calame.example']) {
    const answers = await Promise.all(Array.from({ length: 14 }, (_, index) => tryWith(index, address)));
    const reasons = answers.map((answer) => (answer.ok ? 'in' : answer.reason));
    expect(reasons.filter((reason) => reason === 'wrong')).toHaveLength(10);
    expect(reasons.filter((reason) => reason === 'locked')).toHaveLength(4);
  }
  expect(await tryWith(1, email, password), 'the right password does not open it either').toMatchObject({
    reason: 'locked',
  });

  await database.ownerDb.execute(sql`update attempts set at = at - interval '15 minutes'`);
  expect(await tryWith(0, email, password)).toMatchObject({ ok: true });
  await other.close();
});

test('after 50 failures an address may not try any account; an IPv6 network counts as one', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const tryAs = (email: string, from: string, given = 'wrong') =>
    signInWithPassword(s, requestWith(), { email, password: given, from });

  for (let index = 0; index < 50; index += 1)
    await tryAs(`${index}@nowhere.example`, `2001:db8:1:2::${index.toString(16)}`);

  expect(await tryAs(email, '2001:db8:1:2:ffff::1', password)).toMatchObject({ reason: 'locked' });
  expect(await tryAs(email, '2001:db8:1:3::1', password)).toMatchObject({ ok: true });
});

test('successes count for nothing, and what is counted names nobody', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);

  for (let index = 0; index < 12; index += 1) await passwordStep(s);
  await signInWithPassword(s, requestWith(), { email, password: 'wrong', from });

  const keys = await rows<{ key: string }>(database.ownerDb, sql`select key from attempts`);
  expect(keys).toHaveLength(2);
  for (const { key } of keys) expect(key).toMatch(/^[0-9a-f]{64}$/);
});

test('a code works once, and no older one after it', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const halves = [await passwordStep(s), await passwordStep(s), await passwordStep(s)];

  const [first, second] = await Promise.all([codeStep(s, halves[0]!), codeStep(s, halves[1]!)]);

  expect([first.ok, second.ok].sort()).toEqual([false, true]);
  expect(await codeStep(s, halves[2]!, -1)).toEqual({ ok: false, reason: 'wrong' });
  expect(await codeStep(s, halves[2]!, 3)).toEqual({ ok: false, reason: 'wrong' });
  expect(await codeStep(s, halves[2]!, 1)).toMatchObject({ ok: true });
});

test('of many who found the same code good at the same instant, the database lets one in', async () => {
  const database = await freshDatabase();
  const { officeId } = await givenOffice(database);
  const id = await givenStaff(database, officeId);
  const mark = () => inOffice(database.db, officeId, (tx) => markCodeUsed(tx, { id, step: 59_000_000 }));

  const marked = await Promise.all(Array.from({ length: 12 }, mark));

  expect(marked.filter(Boolean)).toHaveLength(1);
});

test('an address nobody has costs as much work as a wrong password', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const least = async (email: string) => {
    const spent: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      // Processor time, not the clock's: other processes don't count.
      const start = process.cpuUsage();
      await signInWithPassword(s, requestWith(), { email, password: 'wrong', from: `198.51.100.${times}` });
      const { user, system } = process.cpuUsage(start);
      spent.push(user + system);
    }
    return Math.min(...spent);
  };

  const [known, unknown] = [await least(email), await least('nobody@calame.example')];

  // Without the hash it would be a fraction.
  expect(unknown / known).toBeGreaterThan(0.6);
});

test('wrong codes close the account like wrong passwords', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId);
  const request = requestWith(await passwordStep(s));
  const session = (await readSession(s, request))!;
  const tryCode = (code: string) => signInWithCode(s, request, { session, code, from });

  for (let index = 0; index < 10; index += 1)
    expect(await tryCode('12345')).toMatchObject({ reason: 'wrong' });

  expect(await tryCode(codeAt())).toMatchObject({ reason: 'locked' });
  expect(await signInWithPassword(s, requestWith(), { email, password, from })).toMatchObject({
    reason: 'locked',
  });
});

test('whoever has no second factor sets it up; it is stored once a code of it was given, and encrypted', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId, { hasFactor: false });
  const request = requestWith(await passwordStep(s));
  const session = (await readSession(s, request))!;
  const stored = () =>
    rows<{ secret: string | null }>(database.ownerDb, sql`select totp_secret as secret from staff`);

  const proposed = (await secondFactorToSetUp(s, session))!;
  expect(await secondFactorToSetUp(s, session), 'shown again, the same').toBe(proposed);
  expect(await stored()).toEqual([{ secret: null }]);
  const answer = await signInWithCode(s, request, { session, code: codeAt(0, proposed), from });

  expect(answer).toMatchObject({ ok: true });
  const [{ secret } = { secret: '' }] = await stored();
  expect(secret).toMatch(/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(secret).not.toContain(proposed);
  const next = (await readSession(s, requestWith(await passwordStep(s))))!;
  expect(await secondFactorToSetUp(s, next), 'never shown again').toBeNull();
});

test('an account without a password, invited and not here yet, opens to nobody', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  await givenStaff(database, (await givenOffice(database)).officeId, { hasPassword: false });

  expect(await signInWithPassword(s, requestWith(), { email, password: '', from })).toMatchObject({
    reason: 'wrong',
  });
  await expect(signedIn(s)).rejects.toThrow('wrong');
});
