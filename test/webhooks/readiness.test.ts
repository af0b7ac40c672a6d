import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readReadiness } from '#app/webhooks/readiness.server.ts';
import { connect } from '#db/client.ts';
import { world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { submitReview } from '#workflows/review/commands.ts';

test('ready says its clock and how far timers are behind', async () => {
  const w = await world();
  expect(await readReadiness(w.s)).toEqual({ database: 'ok', clock: expect.any(String), dueLateMs: 0 });
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  expect(await readReadiness(w.s)).toMatchObject({ dueLateMs: 0 });
  const { reminders } = (await w.look(invoiceId)).context as { reminders: string[] };
  const now = await moveClock(w.s.db, 47 * 3_600_000);
  const late = Date.parse(now) - Date.parse(reminders[0] ?? '');
  const { dueLateMs } = (await readReadiness(w.s)) as { dueLateMs: number };
  expect(dueLateMs).toBeGreaterThanOrEqual(late);
  expect(dueLateMs).toBeLessThan(late + 10_000);
  await w.work();
  expect(await readReadiness(w.s)).toMatchObject({ dueLateMs: 0 });
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
    expect(await readReadiness({ db, log: s.log })).toEqual({ database: 'unavailable' });
    expect(performance.now() - start).toBeLessThan(2500);
    await close();
  }
  onTestFinished(() => void silent.close());
});
