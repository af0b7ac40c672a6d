import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { connectAsOwner, rows } from '#db/client.ts';
import { startProcess } from '#test/support/processes.ts';
import { launch } from '#test/support/start-process.ts';
import { world } from '#test/support/world.ts';
import { startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { submitReview } from '#workflows/review/commands.ts';

test('a worker told to stop finishes the mails it is sending, begins no other, and the next one sends the rest', {
  timeout: 240_000,
}, async () => {
  const w = await world();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const provider = await startResendServer({ gate: () => opened });
  onTestFinished(() => provider.close());
  for (let i = 0; i < 20; i++) {
    const invoiceId = await w.draft();
    await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  }
  const environment = {
    NODE_ENV: 'test',
    DATABASE_URL: w.env.DATABASE_URL,
    DATA_DIR: w.dataDir,
    SESSION_SECRET: w.env.SESSION_SECRET,
    APP_ORIGIN: 'http://localhost:3000',
    MAIL_TRANSPORT: 'resend',
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: provider.url,
  };
  const mails = async () => {
    const found = await rows<{ state: string; n: number }>(
      w.ownerDb,
      sql`select state, count(*)::int as n from mails group by 1`,
    );
    return Object.fromEntries(found.map(({ state, n }) => [state, n]));
  };

  const first = await startProcess('worker', environment);
  await expect.poll(provider.requests, { timeout: 30_000 }).toBe(8);
  const stopped = first.stop();
  await first.says('"stopping"');
  // It has heard the signal while eight mails wait for their provider, who answers only now.
  expect((await mails()).sending).toBe(8);
  open();
  const { code, ms } = await stopped;
  expect({ code, isFast: ms < 29_000 }).toEqual({ code: 0, isFast: true });
  const left = await mails();
  expect(left.sending ?? 0).toBe(0);
  expect(left.accepted).toBeGreaterThanOrEqual(8);
  expect(left.queued).toBeGreaterThan(0);
  expect(await rows(w.ownerDb, sql`select from processes where kind = 'worker'`)).toEqual([]);
  const [active] = await rows<{ n: number }>(
    w.ownerDb,
    sql`select count(*)::int as n from pgboss.job where state = 'active' and data ? 'officeId'`,
  );
  expect(active?.n).toBe(0);

  const second = await startProcess('worker', environment);
  await expect.poll(mails, { timeout: 60_000 }).toEqual({ accepted: 20 });
  expect((await second.stop()).code).toBe(0);
  expect(new Set(provider.accepted.map(({ key }) => key)).size).toBe(20);
  expect(provider.accepted).toHaveLength(20);
});

test('a worker whose database goes while it stops tells that in words, and nothing of how it signed in', {
  timeout: 240_000,
}, async () => {
  const w = await world();
  const { db: admin, close } = connectAsOwner(w.adminUrl, { max: 1 });
  onTestFinished(close);
  const sessions = () =>
    rows<{ pid: number }>(admin, sql`select pid from pg_stat_activity where datname = current_database()`);
  const before = new Set((await sessions()).map(({ pid }) => pid));
  const worker = await startProcess('worker', {
    NODE_ENV: 'test',
    DATABASE_URL: w.env.DATABASE_URL,
    DATA_DIR: w.dataDir,
    SESSION_SECRET: w.env.SESSION_SECRET,
    APP_ORIGIN: 'http://localhost:3000',
  });
  // A signal to the whole group: PostgreSQL ends every session, those that rest as well.
  for (const { pid } of await sessions())
    if (!before.has(pid)) await admin.execute(sql`select pg_terminate_backend(${pid})`);
  await worker.says('terminating connection');
  await worker.stop();
  const told = worker.errors.join('\n');
  expect(told).toContain('"code":"57P01"');
  expect(told).not.toMatch(/secretKey|connectionParameters|"client":|_events/);
});

test.each(['web', 'worker'] as const)(
  'a %s told to stop while it starts ends as one that had started',
  {
    timeout: 60_000,
  },
  async (kind) => {
    const w = await world();
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: w.env.DATABASE_URL,
      DATA_DIR: w.dataDir,
      SESSION_SECRET: w.env.SESSION_SECRET,
      APP_ORIGIN: 'http://localhost:3000',
    };
    const waiting = async () =>
      (
        await rows(
          w.ownerDb,
          sql`select from pg_locks where not granted
          and database = (select oid from pg_database where datname = current_database())`,
        )
      ).length > 0;
    const { child, log } = await w.ownerDb.transaction(async (tx) => {
      // What both ask the database before they begin to work.
      await tx.execute(sql`lock table workflows, ledger_heads, businesses in access exclusive mode`);
      const launched = await launch({ kind, env: environment });
      onTestFinished(() => void launched.child.kill('SIGKILL'));
      await expect.poll(waiting, { timeout: 30_000 }).toBe(true);
      launched.child.kill('SIGTERM');
      await launched.log.hears(({ msg }) => msg === 'stopping');
      return launched;
    });
    await log.hears(({ msg }) => msg === 'stopped');
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(log.errors).toEqual([]);
  },
);
