import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectAsOwner } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

/** One PostgreSQL for the run, with a migrated template that each test's database is cloned from. */
export default async function setup() {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-e2e-'));
  const cluster = await startCluster(dir, [
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
    '-c',
    'full_page_writes=off',
  ]);
  await migrate(cluster.url('tacite_owner'));
  const { db, close } = connectAsOwner(cluster.url('postgres'), { max: 1 });
  await db.execute(sql`update clock_control set movable = true`);
  await close();
  process.env.TACITE_E2E = JSON.stringify({
    dir,
    admin: cluster.url('postgres', 'postgres'),
    owner: cluster.url('tacite_owner', 'NAME'),
    app: cluster.url('tacite', 'NAME'),
  });
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
