import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { connect, inOffice, rows, type Tx } from '#db/client.ts';
import { startPgProxy } from '#test/fault/support/pg-proxy.ts';
import { givenOffice } from '#test/invoices/office.ts';
import { freshDatabase } from '#test/setup/database.ts';

/** One connection through a proxy that can cut it, and an office to write in. */
async function line() {
  const database = await freshDatabase();
  const proxy = await startPgProxy(database.url);
  const { db, close } = connect(proxy.url(database.url), { max: 1, name: 'line' });
  onTestFinished(async () => {
    await close();
    await proxy.close();
  });
  const { officeId } = await givenOffice(database);
  const names = async () =>
    (await rows<{ name: string }>(database.ownerDb, sql`select name from businesses order by name`)).map(
      ({ name }) => name,
    );
  const write = (tx: Tx, name: string) =>
    tx.execute(sql`insert into businesses (office_id, name, party, number_prefix)
      values (${officeId}, ${name}, '{}', ${name.slice(0, 3).toUpperCase()})`);
  return { db, proxy, officeId, names, write };
}

test('given a connection that is cut while its transaction works, it writes no more, not even where another has begun', async () => {
  const { db, proxy, officeId, names, write } = await line();
  const cut = Promise.withResolvers<void>();
  const other = Promise.withResolvers<void>();
  const late = inOffice(db, officeId, async (tx) => {
    await write(tx, 'Abeille');
    proxy.sever();
    cut.resolve();
    await other.promise;
    await write(tx, 'Bourdon');
  });
  late.catch(() => undefined);
  await cut.promise;
  // There is one connection: this begins where the other has ended.
  await inOffice(db, officeId, async (tx) => {
    await write(tx, 'Cigale');
    other.resolve();
    await late.catch(() => undefined);
    await write(tx, 'Demoiselle');
  });
  await expect(late).rejects.toThrow();
  expect(await names()).toEqual(['Cigale', 'Demoiselle', 'Vasseur Plomberie']);
});

test('given a connection that is cut under a statement, the transaction says so, and the next one works', async () => {
  const { db, proxy, officeId, names, write } = await line();
  for (const round of ['Abeille', 'Bourdon', 'Cigale']) {
    await db.execute(sql`select 1`);
    proxy.arm({ side: 'backend', nth: 4, when: 'before', act: 'cut' });
    await expect(inOffice(db, officeId, (tx) => write(tx, round))).rejects.toThrow();
  }
  proxy.disarm();
  await inOffice(db, officeId, (tx) => write(tx, 'Demoiselle'));
  expect(await names()).toEqual(['Demoiselle', 'Vasseur Plomberie']);
});

test('given a statement that can’t even be sent, the transaction is undone at once, and its connection serves the next', async () => {
  const { db, officeId, names, write } = await line();
  const tooMany = sql.join(
    Array.from({ length: 70_000 }, (_, index) => sql`${index}`),
    sql`, `,
  );
  const failing = inOffice(db, officeId, async (tx) => {
    await write(tx, 'Abeille');
    await tx.execute(sql`select ${tooMany}`);
  });
  await expect(failing).rejects.toThrow();
  await inOffice(db, officeId, (tx) => write(tx, 'Bourdon'));
  expect(await names()).toEqual(['Bourdon', 'Vasseur Plomberie']);
}, 10_000);
