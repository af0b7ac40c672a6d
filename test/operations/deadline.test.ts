import { sql } from 'drizzle-orm';
import { expect, inject, onTestFinished, test } from 'vitest';
import { connect, connectAsOwner, type Db, inOffice, rows } from '#db/client.ts';
import { usualDeadlineMs } from '#db/driver/usual-deadline.ts';
import { isUnavailable } from '#db/unavailable.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { sliceOf } from '#test/support/slice.ts';
import { tcpProxy } from '#test/support/tcp-proxy.ts';
import { world } from '#test/support/world.ts';
import { createServices } from '#workflows/services.ts';

/** Shorter than the usual one, which a test below has production use: what is to be seen is relative to it. */
const deadlineMs = 3000;

const office = '00000000-0000-7000-8000-000000000001';

const lines = {
  'in the clear': () => '',
  'under TLS': () => `?sslmode=verify-full&sslrootcert=${inject('rootCertificate')}`,
};
type Line = keyof typeof lines;

async function behindProxy(line: Line, options: { max?: number; deadlineMs?: number } = {}) {
  const { url, adminUrl } = await freshDatabase();
  const proxy = await tcpProxy(url);
  const { db, close } = connect(`${proxy.url}${lines[line]()}`, {
    max: 4,
    deadlineMs,
    ...options,
    name: 'line',
  });
  await ask(db);
  const admin = connectAsOwner(adminUrl);
  const spoken = await rows<{ ssl: boolean }>(
    admin.db,
    sql`select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid)
      where datname = current_database() and application_name = 'line'`,
  );
  onTestFinished(async () => {
    await close();
    await admin.close();
  });
  expect(spoken).toEqual([{ ssl: line === 'under TLS' }]);
  return { proxy, db };
}

/** How one query ends, and after how many milliseconds. */
async function ending(work: Promise<unknown>) {
  const start = performance.now();
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return { error, ms: performance.now() - start };
}

/** So many transactions at once, none of which ends before all of them have begun: rejects where the pool has a dead place. */
async function takeAll(db: Db, count: number) {
  const { promise: allBegan, resolve } = Promise.withResolvers<void>();
  let begun = 0;
  const take = () =>
    inOffice(db, office, async (tx) => {
      await ask(tx as unknown as Db);
      begun += 1;
      if (begun === count) resolve();
      await allBegan;
    });
  await Promise.all(Array.from({ length: count }, take));
}

const ask = (db: Db) => rows<{ one: number }>(db, sql`select 1 as one`);

/** Each of the three faults on one line a run, in the clear or under TLS. */
const lineFor = (fault: string) => sliceOf(Object.keys(lines) as Line[], 1, `line ${fault}`);

test.each(lineFor('refused'))(
  '%s: a server that accepts and closes, or that is not there, fails a query at once and is not hammered',
  async (line) => {
    const { proxy, db } = await behindProxy(line, { deadlineMs: usualDeadlineMs });
    await ask(db);
    for (const weather of ['slamming', 'away'] as const) {
      await proxy.become(weather);
      const before = proxy.accepted();
      const endings = await Promise.all(
        Array.from({ length: 50 }, (_, i) => ending(i % 2 ? ask(db) : inOffice(db, office, ask as never))),
      );
      for (const { error, ms } of endings) {
        expect(isUnavailable(error), `${error} ${(error as Error | null)?.cause} after ${ms}`).toBe(true);
        // Nobody has waited for a deadline, nor for a connection, which may take half as long.
        expect(ms).toBeLessThan(usualDeadlineMs / 2);
      }
      expect(proxy.accepted() - before).toBeLessThan(20);
      await proxy.become('fair');
      await expect
        .poll(() => ending(ask(db)), { timeout: 30_000, interval: 20 })
        .toMatchObject({ error: null });
    }
  },
);

test.each(lineFor('silent'))(
  '%s: a server that goes silent fails what waits within the deadline: queries, transactions, commits and the queue',
  async (line) => {
    const { proxy, db } = await behindProxy(line);
    await takeAll(db, 4);
    // One transaction stands open in the middle of its work, another is about to commit.
    const { promise: fell, resolve: fall } = Promise.withResolvers<void>();
    const within = inOffice(db, office, async (tx) => {
      await fell;
      await ask(tx as unknown as Db);
    });
    const committing = inOffice(db, office, () => fell);
    await ask(db);
    await proxy.become('silent');
    fall();
    const waiting = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? ask(db) : inOffice(db, office, async () => 1),
    );
    const endings = await Promise.all([within, committing, ...waiting].map(ending));
    for (const { error, ms } of endings) {
      expect(isUnavailable(error), `${error} ${(error as Error | null)?.cause} after ${ms}`).toBe(true);
      // One deadline, never two in a row.
      expect(ms).toBeLessThan(2 * deadlineMs);
    }
    await proxy.become('fair');
    await expect
      .poll(() => ending(ask(db)), { timeout: 30_000, interval: 20 })
      .toMatchObject({ error: null });
    expect(await inOffice(db, office, async () => 'committed')).toBe('committed');
  },
);

test.each(lineFor('cut'))(
  '%s: connections cut in the middle of anything leave no dead place in the pool and no false acknowledgement',
  async (line) => {
    const { proxy, db } = await behindProxy(line);
    const acknowledged: string[] = [];
    const write = async (key: string) => {
      await inOffice(db, office, (tx) => tx.execute(sql`insert into attempts (key) values (${key})`));
      acknowledged.push(key);
    };
    for (let cut = 0; cut < 12; cut++) {
      const load = Array.from({ length: 30 }, async (_, i) => {
        await ending(ask(db));
        await ending(write(`${cut}.${i}`));
        await ending(ask(db));
      });
      await Promise.race(load);
      await proxy.become('slamming');
      await Promise.all(load);
      await proxy.become('fair');
      await expect
        .poll(() => ending(ask(db)), { timeout: 30_000, interval: 20 })
        .toMatchObject({ error: null });
    }
    await takeAll(db, 4);
    const kept = await rows<{ key: string }>(db, sql`select key from attempts`);
    expect(new Set(kept.map(({ key }) => key))).toEqual(
      new Set([...acknowledged, ...kept.map(({ key }) => key)]),
    );
  },
);

test('a database that is only busy is waited for, however long the queue', async () => {
  const { db } = await behindProxy('in the clear', { max: 1 });
  const part = deadlineMs / 5000;
  const sleeps = Array.from({ length: 7 }, () => rows(db, sql`select pg_sleep(${part}::float8)`));
  const { error, ms } = await ending(Promise.all(sleeps));
  expect(error).toBeNull();
  expect(ms, 'longer than a silent one is waited for').toBeGreaterThan(deadlineMs);
});

test('web and worker wait for ten seconds, and the server gives up a slow statement before', async () => {
  const { env } = await world();
  expect(usualDeadlineMs).toBe(10_000);
  expect(env.DATABASE_DEADLINE_MS).toBe(usualDeadlineMs);
  for (const [kind, inMs] of [
    ['web', usualDeadlineMs],
    ['worker', 2000],
  ] as const) {
    const { db, close } = createServices({ ...env, DATABASE_DEADLINE_MS: inMs }, kind);
    onTestFinished(close);
    const [set] = await rows(db, sql`select current_setting('statement_timeout') as limit`);
    expect(set).toEqual({ limit: inMs === usualDeadlineMs ? '9s' : '1800ms' });
  }
});
