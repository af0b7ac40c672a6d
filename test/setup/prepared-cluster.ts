import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectAsOwner } from '#db/client.ts';
import { type Cluster, startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import type { TestUrls } from './clone-database.ts';

/** Tests lose nothing when the machine does: what is durable is tested where it is the subject. */
export const hurried = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** What a migrated cluster is made of: anything else of it is another one. */
const ingredients = ['db/migrations/**/*.*', 'db/{embedded,migrate,queues}.ts', 'package-lock.json'];
const cache = 'node_modules/.cache/tacite';

/**
 * A PostgreSQL in `dir` with the migrated template `tacite`, whose clock tests may move. It is made once and kept;
 * every later one is a copy of its folder, which takes a tenth of the time.
 */
export async function prepareCluster(
  dir: string,
  settings: string[],
): Promise<{ urls: TestUrls; stop: () => Promise<void> }> {
  const kept = join(cache, `cluster-${fingerprint()}`);
  if (!existsSync(kept)) await makeCluster(kept);
  mkdirSync(dir, { recursive: true });
  copyFolder(`${kept}/.`, dir);
  const cluster = await start(dir, settings);
  const urls = {
    admin: cluster.url('postgres', 'postgres'),
    owner: cluster.url('tacite_owner', 'postgres'),
    app: cluster.url('tacite', 'postgres'),
  };
  return { urls, stop: cluster.stop };
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(ingredients).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

async function makeCluster(kept: string) {
  // Elsewhere first: the server's own user has to reach the folder, and what is half made is never taken for a cluster.
  const dir = mkdtempSync(join(tmpdir(), 'tacite-prepare-'));
  const draft = `${kept}.${process.pid}`;
  try {
    const cluster = await start(dir, hurried);
    try {
      await migrate(cluster.url('tacite_owner'));
      const { db, close } = connectAsOwner(cluster.url('postgres'), { max: 1 });
      await db.execute(sql`update clock_control set movable = true`);
      await close();
    } finally {
      await cluster.stop();
    }
    mkdirSync(cache, { recursive: true });
    for (const old of globSync(`${cache}/cluster-*`))
      if (!old.includes('.', cache.length)) rmSync(old, { recursive: true });
    copyFolder(dir, draft);
    keep(draft, kept);
  } finally {
    for (const each of [dir, draft]) rmSync(each, { recursive: true, force: true });
  }
}

/** Who else made one meanwhile was first. */
function keep(draft: string, kept: string) {
  try {
    renameSync(draft, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  }
}

const start = (dir: string, settings: string[]): Promise<Cluster> =>
  startCluster(
    dir,
    settings.flatMap((setting) => ['-c', setting]),
  );

/** With owners and modes: as root, the server runs under a user of its own. */
const copyFolder = (from: string, to: string) => execFileSync('cp', ['-a', from, to]);
