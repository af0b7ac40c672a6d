import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';

const said = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: Error) => (error.cause as Error).message,
  );

test('the clock of a real office cannot be moved, by any role', async () => {
  const { db, ownerDb } = await freshDatabase();
  await ownerDb.execute(sql`update clock_control set movable = false`);
  const before = await clock(db);
  for (const each of [db, ownerDb]) expect(await said(moveClock(each, 3_600_000))).toMatch('cannot be moved');
  expect(Date.parse(await clock(db)) - Date.parse(before)).toBeLessThan(60_000);
  expect(await said(db.execute(sql`update clock_control set movable = true`))).toMatch('permission denied');
  expect(await said(db.execute(sql`update clock_control set offset_ms = 1`))).toMatch('permission denied');
  expect(await said(db.execute(sql`insert into clock_control default values`))).toMatch('permission denied');
});

test('where it can be moved it goes forward only, for every session at once', async () => {
  const { db, ownerDb } = await freshDatabase();
  const before = Date.parse(await clock(db));
  await moveClock(db, 86_400_000);
  expect(Date.parse(await clock(ownerDb)) - before).toBeGreaterThanOrEqual(86_400_000);
  expect(await said(moveClock(db, -1))).toMatch('only moves forward');
});

test('an instant is read to the millisecond, rounded down, in UTC, whatever the session’s time zone', async () => {
  const { db } = await freshDatabase();
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local time zone 'Asia/Kathmandu'`);
    const [reference] = await rows<{ ms: string }>(
      tx,
      sql`select floor(extract(epoch from app_clock()) * 1000)::text as ms`,
    );
    const read = await clock(tx);
    expect(read).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(read) - Number(reference!.ms)).toBeLessThan(5_000);
    expect(Date.parse(read)).toBeGreaterThanOrEqual(Number(reference!.ms));
  });
});
