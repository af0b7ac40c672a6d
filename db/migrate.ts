import { sql } from 'drizzle-orm';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import { PgBoss } from 'pg-boss';
import { connectAsOwner } from './client.ts';
import { queueAddress } from './driver/server-address.ts';
import { queues } from './queues.ts';

const lockKey = 7_482_211;

/**
 * Brings a database up to date: the job queue's schema, then ours. Several processes may call it at once: an advisory
 * lock lets one at a time through. `ownerUrl` logs in as the role that owns, or will own, the tables.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const { db, close } = connectAsOwner(ownerUrl, { max: 1, name: 'tacite-migrate' });
  try {
    await db.execute(sql`select pg_advisory_lock(${lockKey})`);
    await prepareQueues(ownerUrl);
    await runMigrations(db, { migrationsFolder: 'db/migrations' });
  } finally {
    await close();
  }
}

async function prepareQueues(ownerUrl: string) {
  const boss = new PgBoss({ ...queueAddress(ownerUrl), supervise: false, schedule: false, max: 1 });
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const { name, ...options } of queues) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
