import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { loadOfficeCounts } from '#app/invoices/today/today.server.ts';
import { readReadiness } from '#app/webhooks/readiness.server.ts';
import { connect } from '#db/client.ts';
import { usualDeadlineMs } from '#db/driver/usual-deadline.ts';
import { listProcesses } from '#db/queries/processes.ts';
import { addOffice, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { startHeartbeat } from '#workflows/operations/heartbeat.ts';
import { submitReview } from '#workflows/review/commands.ts';

test('ready says its clock and how far timers are behind, and is not when they are far behind', async () => {
  const w = await world();
  const heart = startHeartbeat(w.s, 'worker');
  onTestFinished(() => heart.stop());
  await expect.poll(() => readReadiness(w.s)).toMatchObject({ ready: true });
  expect(await readReadiness(w.s)).toEqual({
    ready: true,
    reasons: [],
    database: 'ok',
    clock: expect.any(String),
    dueLateMs: 0,
    ledgersHeld: 0,
    workerSilentMs: expect.any(Number),
  });
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  expect(await readReadiness(w.s)).toMatchObject({ dueLateMs: 0 });
  const { reminders } = (await w.look(invoiceId)).context as { reminders: string[] };
  const now = await moveClock(w.s.db, 47 * 3_600_000);
  const late = Date.parse(now) - Date.parse(reminders[0] ?? '');
  const found = (await readReadiness(w.s)) as { dueLateMs: number };
  expect(found).toMatchObject({ ready: false, reasons: ['late'] });
  expect(found.dueLateMs).toBeGreaterThanOrEqual(late);
  expect(found.dueLateMs).toBeLessThan(late + 10_000);
  await w.work();
  expect(await readReadiness(w.s)).toMatchObject({ ready: true, dueLateMs: 0 });
});

test('numbering that is stopped is a reason, and stands at the top of the pages of its office alone', async () => {
  const w = await world();
  const other = await addOffice(w.ownerDb);
  const heart = startHeartbeat(w.s, 'worker');
  onTestFinished(() => heart.stop());
  await expect.poll(() => readReadiness(w.s)).toMatchObject({ ready: true });
  await w.ownerDb.execute(sql`update ledger_heads set held_at = app_clock(), held_for = 'essai'
    where office_id = ${w.officeId}`);
  expect(await readReadiness(w.s)).toMatchObject({ ready: false, reasons: ['ledgersHeld'], ledgersHeld: 1 });
  expect((await loadOfficeCounts(w.s, w.officeId)).held).toMatchObject([
    { business: 'Vasseur Plomberie Chauffage' },
  ]);
  expect((await loadOfficeCounts(w.s, other.officeId)).held).toEqual([]);
});

test('a worker counts while it is heard of; one that stops in good order is gone at once, a dead one is cleaned up', async () => {
  const w = await world();
  expect(await readReadiness(w.s)).toMatchObject({
    ready: false,
    reasons: ['noWorker'],
    workerSilentMs: null,
  });
  const web = startHeartbeat(w.s, 'web');
  const worker = startHeartbeat(w.s, 'worker');
  await expect.poll(() => readReadiness(w.s)).toMatchObject({ ready: true });
  expect(await listProcesses(w.s.db)).toMatchObject([
    { kind: 'worker', pid: process.pid, version: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    { kind: 'web', pid: process.pid },
  ]);
  await worker.stop();
  expect(await readReadiness(w.s)).toMatchObject({ ready: false, reasons: ['noWorker'] });
  await web.stop();

  // One that was killed: its row stays, first silent, then old enough to be forgotten at the next beat of another.
  await w.ownerDb.execute(sql`insert into processes (kind, host, pid, version, seen_at)
    values ('worker', 'gone', 1, '0', clock_timestamp() - interval '31 seconds')`);
  expect(await readReadiness(w.s)).toMatchObject({
    reasons: ['noWorker'],
    workerSilentMs: expect.any(Number),
  });
  await w.ownerDb.execute(sql`update processes set seen_at = seen_at - interval '1 hour'`);
  const next = startHeartbeat(w.s, 'worker');
  await expect.poll(async () => (await listProcesses(w.s.db)).map(({ host }) => host)).not.toContain('gone');
  await next.stop();
});

test('a database that accepts and stays silent, or that is not there, is not ready', async () => {
  const { s } = await world();
  const silent = createServer(() => undefined);
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : 0;
  for (const url of [`postgres://u:p@127.0.0.1:${port}/d`, 'postgres://u:p@127.0.0.1:1/d']) {
    const { db, close } = connect(url, { max: 1 });
    const start = performance.now();
    expect(await readReadiness({ db, log: s.log })).toMatchObject({ ready: false, reasons: ['database'] });
    expect(performance.now() - start, 'sooner than a query would fail by itself').toBeLessThan(
      usualDeadlineMs / 2,
    );
    await close();
  }
  onTestFinished(() => void silent.close());
});
