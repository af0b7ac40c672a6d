import { sql } from 'drizzle-orm';
import { connectAsOwner } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import type { TestUrls } from './clone-database.ts';

/** A PostgreSQL in `dir` with the migrated template `tacite`, whose clock tests may move. */
export async function prepareCluster(
  dir: string,
  settings: string[],
): Promise<{ urls: TestUrls; stop: () => Promise<void> }> {
  const cluster = await startCluster(
    dir,
    settings.flatMap((setting) => ['-c', setting]),
  );
  await migrate(cluster.url('tacite_owner')).catch(async (error) => {
    await cluster.stop();
    throw error;
  });
  const { db, close } = connectAsOwner(cluster.url('postgres'));
  await db.execute(sql`update clock_control set movable = true`);
  await close();
  const urls = {
    admin: cluster.url('postgres', 'postgres'),
    owner: cluster.url('tacite_owner', 'postgres'),
    app: cluster.url('tacite', 'postgres'),
  };
  return { urls, stop: cluster.stop };
}
