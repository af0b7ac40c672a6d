import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { connect, connectAsOwner, rows } from '#db/client.ts';
import { queueAddress } from '#db/driver/server-address.ts';
import { freshDatabase } from '#test/setup/database.ts';

/** Asks over all three ways there are to the database: what pages ask, what migrates, and the queue. */
async function ask(urls: { url: string; ownerUrl: string }) {
  const pool = connect(urls.url, { max: 1 });
  const owner = connectAsOwner(urls.ownerUrl, { max: 1 });
  const queue = new pg.Client(queueAddress(urls.url));
  const one = sql`select 1 as one`;
  const answers = await Promise.allSettled([
    rows(pool.db, one),
    rows(owner.db, one),
    queue.connect().then(async () => (await queue.query('select 1 as one')).rows),
  ]);
  await Promise.all([pool.close(), owner.close(), queue.end().catch(() => undefined)]);
  return answers.map((each) => (each.status === 'fulfilled' ? each.value : 'refused'));
}

test('sslmode says how the server has to prove itself, and each way to it keeps to that', async () => {
  const { url, ownerUrl } = await freshDatabase();
  const root = inject('rootCertificate');
  const at = (query: string, host = '127.0.0.1') => ({
    url: `${url}?${query}`.replace('127.0.0.1', host),
    ownerUrl: `${ownerUrl}?${query}`.replace('127.0.0.1', host),
  });
  const yes = [[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]];
  const no = ['refused', 'refused', 'refused'];
  expect(await ask(at('sslmode=require'))).toEqual(yes);
  expect(await ask(at(`sslmode=verify-full&sslrootcert=${root}`))).toEqual(yes);
  // Nobody public vouches for the certificate, and it is made for the address alone.
  expect(await ask(at('sslmode=verify-full'))).toEqual(no);
  expect(await ask(at(`sslmode=verify-full&sslrootcert=${root}`, 'localhost'))).toEqual(no);
  expect(await ask(at(`sslmode=verify-ca&sslrootcert=${root}`, 'localhost'))).toEqual(yes);
});

test.for([
  ['that offers no TLS', 'N'],
  ['behind somebody who speaks first', 'S\u0045injected'],
] as const)('a server %s is told nothing', async ([, answer]) => {
  const heard: Buffer[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes as Buffer);
      if (heard.length === 1) socket.write(answer);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  const pool = connect(`postgres://tacite:secret@127.0.0.1:${port}/tacite?sslmode=require`, { max: 1 });
  await expect(rows(pool.db, sql`select 1`)).rejects.toThrow();
  await pool.close();
  server.close();
  // The request for TLS is eight bytes, the same for everybody.
  expect(heard.map(({ length }) => length)).toEqual([8]);
});
