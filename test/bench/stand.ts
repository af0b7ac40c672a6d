import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectAsOwner, type Db } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { type BenchOffice, seedBench } from './seed.ts';

export type Stand = { s: Services; office: BenchOffice; owner: Db; dir: string; env: Env };

/** The settings under which the peers are measured: durability fully on. */
const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=30min'];

/** Runs a measurement on a PostgreSQL of its own with an office of `businesses`, on a clock that can be moved. */
export async function onStand<T>(
  options: { businesses: number; connections: number },
  measure: (stand: Stand) => Promise<T>,
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-bench-'));
  const cluster = await startCluster(
    dir,
    settings.flatMap((setting) => ['-c', setting]),
  );
  try {
    await migrate(cluster.url('tacite_owner'));
    const env = parseEnv({
      NODE_ENV: 'test',
      DATABASE_URL: cluster.url('tacite'),
      DATA_DIR: dir,
      LOG_LEVEL: 'silent',
    });
    ensureLedgerKey(env.LEDGER_KEY_FILE);
    const owner = connectAsOwner(cluster.url('tacite_owner'));
    await owner.db.execute(sql`update clock_control set movable = true`);
    const office = await seedBench(owner.db, options.businesses);
    const s = createServices(env, 'worker', { max: options.connections });
    await s.boss.start();
    try {
      return await measure({ s, office, owner: owner.db, dir, env });
    } finally {
      await s.boss.stop({ graceful: false });
      await s.close();
      await owner.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
