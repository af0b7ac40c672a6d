import { sql } from 'drizzle-orm';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { connect, connectAsOwner, type Db, inOffice, rows } from '#db/client.ts';
import { isUnavailable } from '#db/unavailable.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { tcpProxy } from '#test/support/tcp-proxy.ts';

const office = '00000000-0000-7000-8000-000000000001';

const lines = {
  'in the clear': () => '',
  'under TLS': () => `?sslmode=verify-full&sslrootcert=${inject('rootCertificate')}`,
};
type Line = keyof typeof lines;

async function behindProxy(line: Line, max = 4) {
  const { url, adminUrl } = await freshDatabase();
  const proxy = await tcpProxy(url);
  const { db, close } = connect(`${proxy.url}${lines[line]()}`, { max, name: 'line' });
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

const ask = (db: Db) => rows<{ one: number }>(db, sql`select 1 as one`);

describe.each(Object.keys(lines) as Line[])('%s', (line) => {
  test('a server that accepts and closes, or that is not there, fails a query at once and is not hammered', async () => {
    const { proxy, db } = await behindProxy(line);
    await ask(db);
    for (const weather of ['slamming', 'away'] as const) {
      await proxy.become(weather);
      const before = proxy.accepted();
      const endings = await Promise.all(
        Array.from({ length: 50 }, (_, i) => ending(i % 2 ? ask(db) : inOffice(db, office, ask as never))),
      );
      for (const { error, ms } of endings) {
        expect(isUnavailable(error), `${error} ${(error as Error | null)?.cause} after ${ms}`).toBe(true);
        expect(ms).toBeLessThan(2000);
      }
      expect(proxy.accepted() - before).toBeLessThan(20);
      await proxy.become('fair');
      await expect.poll(() => ending(ask(db)), { timeout: 8000 }).toMatchObject({ error: null });
    }
  });

  test('a server that goes silent fails what waits within ten seconds: queries, transactions, commits and the queue', async () => {
    const { proxy, db } = await behindProxy(line);
    await Promise.all(Array.from({ length: 4 }, () => rows(db, sql`select pg_sleep(0.05)`)));
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
      expect(ms).toBeLessThan(11_000);
    }
    await proxy.become('fair');
    await expect.poll(() => ending(ask(db)), { timeout: 8000 }).toMatchObject({ error: null });
    expect(await inOffice(db, office, async () => 'committed')).toBe('committed');
  });

  test('connections cut in the middle of anything leave no dead place in the pool and no false acknowledgement', async () => {
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
        .poll(() => ending(ask(db)), { timeout: 3000, interval: 20 })
        .toMatchObject({ error: null });
    }
    const all = Array.from({ length: 8 }, () => ending(rows(db, sql`select pg_sleep(0.2)`)));
    for (const { error, ms } of await Promise.all(all))
      expect({ error, isFast: ms < 2000 }).toEqual({ error: null, isFast: true });
    const kept = await rows<{ key: string }>(db, sql`select key from attempts`);
    expect(new Set(kept.map(({ key }) => key))).toEqual(
      new Set([...acknowledged, ...kept.map(({ key }) => key)]),
    );
  });
});

test('a database that is only busy is waited for, however long the queue', async () => {
  const { db } = await behindProxy('in the clear', 1);
  const sleeps = Array.from({ length: 7 }, () => rows(db, sql`select pg_sleep(2)`));
  const { error } = await ending(Promise.all(sleeps));
  expect(error).toBeNull();
});
