import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { TestProject } from 'vitest/node';
import { connectAsOwner } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    urls: { admin: string; owner: string; app: string };
  }
}

/** One PostgreSQL for the run, and in it the migrated template that each test's database is cloned from. */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-test-'));
  // Tests lose nothing when the machine does: what is durable is tested where it is the subject.
  const cluster = await startCluster(dir, [
    '-c',
    'fsync=off',
    '-c',
    'synchronous_commit=off',
    '-c',
    'full_page_writes=off',
  ]);
  await migrate(cluster.url('tacite_owner')).catch(async (error) => {
    await cluster.stop();
    throw error;
  });
  const { db, close } = connectAsOwner(cluster.url('postgres'));
  await db.execute(sql`update clock_control set movable = true`);
  await close();
  project.provide('urls', {
    admin: cluster.url('postgres', 'postgres'),
    owner: cluster.url('tacite_owner', 'postgres'),
    app: cluster.url('tacite', 'postgres'),
  });
  return async () => {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
