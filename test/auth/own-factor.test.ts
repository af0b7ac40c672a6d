import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { changeOwnFactor, readOwnFactor } from '#app/account/own-factor.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { readSession } from '#app/auth/staff-session.server.ts';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { codeAt, from, givenOffice, givenStaff, on, requestWith, signedIn } from './given.ts';

test('another telephone takes the place of the first, and every other session ends', async () => {
  const database = await freshDatabase();
  const s = on(database.db);
  const holder = globalThis as { taciteServices?: unknown };
  holder.taciteServices = s;
  onTestFinished(() => {
    delete holder.taciteServices;
  });
  const { officeId } = await givenOffice(database);
  const id = await givenStaff(database, officeId);
  const [here, elsewhere] = [requestWith(await signedIn(s)), requestWith(await signedIn(s, 1))];
  const { id: sessionId } = (await readSession(s, here))!;
  const staff = { officeId, id, name: 'Inès Rouvière', email: 'ines@calame.example', sessionId } as Staff;
  const { secret } = await readOwnFactor(here, staff);

  const wrong = codeAt(0, secret) === '000000' ? '000001' : '000000';
  expect(await changeOwnFactor(here, staff, wrong, from)).toBe('wrong');
  expect(await readSession(s, elsewhere), 'nothing ends by a wrong code').not.toBeNull();
  expect(await changeOwnFactor(here, staff, codeAt(0, secret), from)).toBe('done');
  expect(await readSession(s, elsewhere)).toBeNull();
  expect(await readSession(s, here)).not.toBeNull();
  const told = await rows(
    database.ownerDb,
    sql`select e.event from mails m join security_events e on e.id::text = m.payload -> 'facts' ->> 'eventId'
      where m.kind = 'securityNotice' and e.event = 'factorChanged'`,
  );
  expect(told).toHaveLength(1);
});
