import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signInWithCode } from '#app/auth/sign-in.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listSessions } from '#db/queries/sessions.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { codeAt, from, givenOffice, givenStaff, on, passwordStep, requestWith } from './given.ts';

test('a browser that was not used before is told by mail; the first one and known ones are not', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const { officeId } = await givenOffice(database);
  const staffId = await givenStaff(database, officeId);
  let steps = -1;
  const enter = async (device?: string) => {
    const half = await passwordStep(s);
    const request = requestWith(half, device);
    request.headers.set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Firefox/143.0');
    const session = (await readSession(s, request))!;
    await database.ownerDb.execute(sql`update staff set totp_last_step = 0`);
    const answer = await signInWithCode(s, request, { session, code: codeAt(steps++ % 2), from });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.remember!;
  };
  const told = async () =>
    (await rows(database.ownerDb, sql`select 1 from mails where kind = 'securityNotice'`)).length;

  const desk = await enter();
  expect(await told()).toBe(0);
  expect(desk).toMatch(
    /^__Host-device=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=31536000$/,
  );
  expect(await enter(desk), 'the same cookie again').toBe(desk);
  expect(await told()).toBe(0);
  await enter();
  expect(await told()).toBe(1);
  const sessions = await inOffice(s.db, officeId, (tx) => listSessions(tx, staffId));
  expect(sessions).toHaveLength(3);
  expect(sessions[0]).toMatchObject({ address: from, userAgent: expect.stringContaining('Firefox') });
});
