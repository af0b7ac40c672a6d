import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findForgetful, resetPassword, sendPasswordLink } from '#app/auth/forgotten-password.server.ts';
import { askForAddress, confirmAddress, findMoving } from '#app/auth/new-address.server.ts';
import { signInWithPassword } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { staffToken } from '#workflows/access/links.ts';
import { codeStep, from, givenOffice, givenStaff, on, requestWith, secret, signedIn } from './given.ts';

const email = 'ines@calame.example';
const visit = { from, userAgent: '' };
const next = 'quatre mots tout neufs ici';

async function given() {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  /** The token in the newest mail with a link. */
  const mailed = async () => {
    const found = await rows<{ id: string; to: string }>(
      database.ownerDb,
      sql`select link_id as id, to_address as to from mails where kind = 'staffLink' order by created_at desc, id desc`,
    );
    return { count: found.length, to: found[0]?.to, token: staffToken(secret, found[0]?.id ?? '') };
  };
  return { database, s, person: { officeId, staffId, name: 'Inès Rouvière', email }, mailed };
}

test('the link of the mail gives a new password, once; every session ends and the second factor stays', async () => {
  const { s, mailed } = await given();
  const before = await signedIn(s);
  await sendPasswordLink(s, { email: ' INES@calame.example', from });
  const { token, to } = await mailed();
  expect(to).toBe(email);
  const person = (await findForgetful(s, token))!;
  expect(person).toMatchObject({ email, officeName: 'Calame Facturation' });

  expect(await resetPassword(s, person, { password: next, visit })).toBe(true);

  expect(await findForgetful(s, token)).toBeNull();
  expect(await resetPassword(s, person, { password: 'encore un autre, tiens', visit })).toBe(false);
  expect(await readSession(s, requestWith(before))).toBeNull();
  const answer = await signInWithPassword(s, requestWith(), { email, password: next, from });
  const half = answer.ok ? answer.cookie : '';
  expect(await readSession(s, requestWith(half))).toMatchObject({ secondFactor: false });
  expect(await codeStep(s, half, 1)).toMatchObject({ ok: true });
});

test('known and unknown addresses take the same time, and only one gets a mail', async () => {
  const { s, mailed } = await given();
  const spent = async (address: string) => {
    const start = performance.now();
    await sendPasswordLink(s, { email: address, from });
    return performance.now() - start;
  };
  const times = [await spent(email), await spent('nobody@calame.example')];
  for (const time of times) expect(time).toBeGreaterThan(245);
  expect(Math.abs(times[0]! - times[1]!)).toBeLessThan(60);
  expect((await mailed()).count).toBe(1);
});

test('three links a quarter of an hour, whoever asks; only the newest works', async () => {
  const { s, mailed } = await given();
  await sendPasswordLink(s, { email, from });
  const first = (await mailed()).token;
  for (let index = 0; index < 4; index += 1)
    await sendPasswordLink(s, { email, from: `198.51.100.${index}` });
  const { count, token } = await mailed();
  expect(count).toBe(3);
  expect(await findForgetful(s, first)).toBeNull();
  expect(await findForgetful(s, token)).toMatchObject({ email });
});

test('after an hour, for another purpose, or for a disabled person, a link opens nothing', async () => {
  const { database, s, mailed } = await given();
  await sendPasswordLink(s, { email, from });
  const { token } = await mailed();
  expect(await findMoving(s, token)).toBeNull();
  expect(await findForgetful(s, 'x'.repeat(43))).toBeNull();
  expect(await findForgetful(s, "'; drop table staff")).toBeNull();
  await database.ownerDb.execute(sql`update staff set disabled_at = now()`);
  expect(await findForgetful(s, token)).toBeNull();
  await database.ownerDb.execute(sql`update staff set disabled_at = null`);
  await database.ownerDb.execute(sql`update staff_tokens set expires_at = now()`);
  expect(await findForgetful(s, token)).toBeNull();
});

test('a new address counts once its own mailbox has confirmed it, and the former one is told', async () => {
  const { database, s, person, mailed } = await given();
  await givenStaff(database, person.officeId, { email: 'malo@calame.example' });
  expect(await askForAddress(s, person, 'Malo@calame.example')).toEqual({ refused: 'taken' });
  expect(await askForAddress(s, person, 'Ines.R@calame.example')).toEqual({ done: true });
  const { to, token } = await mailed();
  expect(to).toBe('ines.r@calame.example');
  const moving = (await findMoving(s, token))!;
  expect(moving).toMatchObject({ email, newEmail: 'ines.r@calame.example' });

  expect(await confirmAddress(s, moving, visit)).toBe(true);
  expect(await confirmAddress(s, moving, visit)).toBe(false);

  const told = await rows<{ to: string }>(
    database.ownerDb,
    sql`select to_address as to from mails where kind = 'securityNotice' order by 1`,
  );
  expect(told.map(({ to }) => to)).toEqual(['ines.r@calame.example', email]);
  const rightPassword = { password: 'trois gabians sur le port', from };
  expect(await signInWithPassword(s, requestWith(), { email, ...rightPassword })).toMatchObject({
    ok: false,
  });
  expect(
    await signInWithPassword(s, requestWith(), { email: 'ines.r@calame.example', ...rightPassword }),
  ).toMatchObject({ ok: true });
});

test('an address that somebody else took in the meantime is not given', async () => {
  const { database, s, person, mailed } = await given();
  await askForAddress(s, person, 'neuf@calame.example');
  const moving = (await findMoving(s, (await mailed()).token))!;
  await givenStaff(database, person.officeId, { email: 'neuf@calame.example' });
  expect(await confirmAddress(s, moving, visit)).toBe(false);
});
