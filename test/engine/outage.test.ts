import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { rows } from '#db/client.ts';
import { startPgProxy } from '#test/fault/support/pg-proxy.ts';
import { openStage } from '#test/fault/support/stage.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { tick } from '#workflows/engine/tick.ts';

test('given a database that goes away under a batch, no workflow is taken for failed, and all go on when it is back', async () => {
  const stage = await openStage(inject('urls'));
  const proxy = await startPgProxy(stage.url);
  onTestFinished(async () => {
    await proxy.close();
    await stage.close();
  });
  const s = stage.servicesAt(proxy.url(stage.url), 2);
  await stage.manyRunning(8, await stage.inMs(1000));
  await moveClock(stage.s.db, 3000);
  const look = () =>
    rows<{ state: string; failures: number; isDue: boolean }>(
      stage.ownerDb,
      sql`select distinct state, failures, wake_at <= app_clock() as "isDue" from workflows where machine = 'review'`,
    );

  proxy.arm({ side: 'frontend', holds: 'into issued_invoices', when: 'before', act: 'cut' });
  await expect(tick(s.engine)).rejects.toThrow();
  expect(await look()).toEqual([{ state: 'awaiting.running', failures: 0, isDue: true }]);
  await expect.poll(async () => (await tick(stage.s.engine)).fired).toBe(8);
  expect(await look()).toEqual([{ state: 'issued', failures: 0, isDue: null }]);
});
