import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { changeFactor, makeRecoveryCodes, proposedFactor } from '#app/auth/second-factor.server.ts';
import { signInWithCode } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { giveFactor, stepUp } from '#app/auth/step-up.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { countRecoveryCodes } from '#db/queries/recovery-codes.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { codeAt, from, givenOffice, givenStaff, on, passwordStep, requestWith, signedIn } from './given.ts';

const email = 'ines@calame.example';
const visit = { from, userAgent: '' };

async function given() {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  const person = { officeId, staffId, name: 'Inès Rouvière', email };
  const enterWith = async (code: string) => {
    const request = requestWith(await passwordStep(s));
    return signInWithCode(s, request, { session: (await readSession(s, request))!, code, from });
  };
  const left = async () => (await inOffice(s.db, officeId, (tx) => countRecoveryCodes(tx, staffId)))?.left;
  return { database, s, person, enterWith, left };
}

test('a recovery code lets in once, however it is spelled, and its person is told', async () => {
  const { database, s, person, enterWith, left } = await given();
  const codes = await makeRecoveryCodes(s, person, visit);
  expect(await left()).toBe(10);

  expect(await enterWith(codes[4]!.toUpperCase().replaceAll('-', ' '))).toMatchObject({ ok: true });
  expect(await enterWith(codes[4]!)).toEqual({ ok: false, reason: 'wrong' });
  expect(await enterWith(codes[5]!)).toMatchObject({ ok: true });

  expect(await left()).toBe(8);
  const told = await rows<{ event: string; detail: string }>(
    database.ownerDb,
    sql`select e.event, e.detail from mails m join security_events e on e.id::text = m.payload -> 'facts' ->> 'eventId'
        where m.kind = 'securityNotice' and e.event = 'codeUsed' order by e.at`,
  );
  expect(told).toEqual([
    { event: 'codeUsed', detail: '9' },
    { event: 'codeUsed', detail: '8' },
  ]);
});

test('of two who use the same code at once, one comes in', async () => {
  const { s, person, enterWith } = await given();
  const [code = ''] = await makeRecoveryCodes(s, person, visit);
  const both = await Promise.all([enterWith(code), enterWith(code)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test('new codes end the former ones, and the database holds hashes alone', async () => {
  const { database, s, person, enterWith, left } = await given();
  const [old = ''] = await makeRecoveryCodes(s, person, visit);
  const [fresh = ''] = await makeRecoveryCodes(s, person, visit);
  expect(await enterWith(old)).toMatchObject({ ok: false });
  expect(await enterWith(fresh)).toMatchObject({ ok: true });
  expect(await left()).toBe(9);
  const stored = await rows<{ row: string }>(
    database.ownerDb,
    sql`select r::text as row from recovery_codes r`,
  );
  expect(stored).toHaveLength(10);
  for (const { row } of stored) {
    expect(row).toContain('$argon2id$');
    expect(row).not.toContain(fresh.replaceAll('-', ''));
  }
});

test('wrong recovery codes close the account like wrong passwords', async () => {
  const { s, person, enterWith } = await given();
  const [code = ''] = await makeRecoveryCodes(s, person, visit);
  const request = requestWith(await passwordStep(s));
  const session = (await readSession(s, request))!;
  for (let index = 0; index < 10; index += 1)
    expect(await signInWithCode(s, request, { session, code: '0000-0000-0000', from })).toMatchObject({
      reason: 'wrong',
    });
  expect(await signInWithCode(s, request, { session, code, from })).toMatchObject({ reason: 'locked' });
  await expect(enterWith(code)).rejects.toThrow('locked');
});

test('another telephone takes the place of the one in use, once a code of it was given', async () => {
  const { s, person, enterWith } = await given();
  const whose = { ...person, cookie: 'cookie' };
  const { secret, isFirst } = await proposedFactor(s, whose);
  expect(isFirst).toBe(false);
  const change = (code: string) => changeFactor(s, { person, cookie: 'cookie', visit }, code);

  expect(await change(codeAt()), 'a code of the old one').toBe(false);
  expect(await change(codeAt(0, secret))).toBe(true);

  expect(await enterWith(codeAt())).toMatchObject({ ok: false });
  expect(await enterWith(codeAt(1, secret))).toMatchObject({ ok: true });
  expect((await proposedFactor(s, whose)).secret, 'never proposed again').not.toBe(secret);
});

test('a factor counts as fresh for five minutes; a code makes it fresh again, a recovery code does not', async () => {
  const { database, s, person } = await given();
  const cookie = await signedIn(s);
  const session = async () => (await readSession(s, requestWith(cookie)))!;
  const staff = async () =>
    ({
      ...person,
      id: person.staffId,
      isFresh: (await session()).isFresh,
      sessionId: (await session()).id,
    }) as unknown as Staff;
  const form = (factorCode?: string) => {
    const data = new FormData();
    if (factorCode !== undefined) data.set('factorCode', factorCode);
    return data;
  };
  expect(await stepUp(s, await staff(), form(), from)).toBe('fresh');
  await database.ownerDb.execute(
    sql`update sessions set factor_at = clock_timestamp() - interval '5 minutes'`,
  );

  expect(await stepUp(s, await staff(), form(), from)).toBe('needed');
  expect(await stepUp(s, await staff(), form('  '), from)).toBe('needed');
  expect(await stepUp(s, await staff(), form('000000'), from)).toBe('wrong');
  const [recovery = ''] = await makeRecoveryCodes(s, person, visit);
  expect(await stepUp(s, await staff(), form(recovery), from)).toBe('wrong');
  expect(await stepUp(s, await staff(), form(codeAt(0)), from), 'the code of the sign-in was used').toBe(
    'wrong',
  );
  expect(await stepUp(s, await staff(), form(codeAt(1)), from)).toBe('fresh');
  expect((await session()).isFresh).toBe(true);
});

test('failures of a confirmation count with those of signing in', async () => {
  const { s, person } = await given();
  const { id: sessionId } = (await readSession(s, requestWith(await signedIn(s))))!;
  const staff = { officeId: person.officeId, id: person.staffId, email, sessionId };
  for (let index = 0; index < 10; index += 1)
    expect(await giveFactor(s, staff, { code: '000000', from })).toBe('wrong');
  expect(await giveFactor(s, staff, { code: codeAt(1), from })).toBe('locked');
  await expect(passwordStep(s)).rejects.toThrow('locked');
});
