import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { connect, connectAsOwner } from '#db/client.ts';

export type TestDatabase = Awaited<ReturnType<typeof freshDatabase>>;

/** A database of its own for the running test, cloned from the migrated template and dropped after it. */
export async function freshDatabase() {
  const urls = inject('urls');
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const admin = new pg.Client({ connectionString: urls.admin });
  await admin.connect();
  await admin.query(`create database ${name} template tacite owner tacite_owner`);
  const on = (url: string) => url.replace(/\/[^/]*$/, `/${name}`);
  const app = connect(on(urls.app), { max: 6, name: 'test' });
  const owner = connectAsOwner(on(urls.owner), { name: 'test-owner' });
  onTestFinished(async () => {
    await app.close();
    await owner.close();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  });
  return {
    db: app.db,
    ownerDb: owner.db,
    url: on(urls.app),
    ownerUrl: on(urls.owner),
    adminUrl: on(urls.admin),
  };
}
