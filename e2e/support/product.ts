import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { demoPassword } from '#app/start/demo/people.ts';
import type { Seeded } from '#app/start/demo/seed-people.ts';
import { type Db, rows } from '#db/client.ts';
import type { QueueName } from '#db/queues.ts';
import { cloneDatabase } from '#test/setup/clone-database.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { type Env, parseEnv } from '#workflows/process/env.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { readRun } from './cluster.ts';
import { type Server, startServer } from './server.ts';

export type Product = {
  origin: string;
  env: Env;
  /** As the role that owns the tables: sees every office. */
  db: Db;
  /** For commands that are given without a browser; jobs are done by the product's own worker. */
  services: Services;
  people: Seeded;
  password: string;
  /** Moves the product's clock and waits until everything that came due is done. */
  pass(hours: number): Promise<void>;
  /** Waits until no timer, job or mail is left to do now. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

type Given = {
  /** What it finds in its environment, beside what every one does. */
  environment?: Record<string, string>;
  /** Fills an empty database; without it the product has the demonstration's people and no documents. */
  seed?: (env: Env, db: Db) => Promise<Seeded>;
  /** Serves it; without one the product has a process of its own, which ends with it. */
  server?: Server;
};

/** A whole product on a free port: database, clock, mailbox and files of its own. */
export async function startProduct({ environment = {}, seed, server }: Given = {}): Promise<Product> {
  const run = readRun();
  const own = server ?? startServer();
  const database = await cloneDatabase(run.urls, seed ? 'tacite' : 'people');
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-e2e-data-'));
  const port = await freePort();
  const given = {
    NODE_ENV: 'test',
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: database.url,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: dataDir,
    SESSION_SECRET: run.sessionSecret,
    LOG_LEVEL: 'error',
    ...environment,
  };
  const env = parseEnv(given);
  ensureLedgerKey(env.LEDGER_KEY_FILE);
  const db = database.ownerDb;
  const people = seed ? await seed(env, db) : run.people;
  await own.open(given);
  const services = createServices(env, 'web', { max: 2 });
  const settle = () => untilIdle(db, own);
  return {
    origin: env.APP_ORIGIN,
    env,
    db,
    services,
    people,
    password: demoPassword,
    settle,
    async pass(hours) {
      await passTime(services.db, Math.round(hours * 3_600_000), settle);
    },
    async stop() {
      await own.close();
      if (!server) await own.stop();
      await services.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Looks from outside: a due timer, an unfinished job or an unsent mail is work left to do. Whatever a step leaves to be
 * done is committed with it, so one look that finds nothing is enough; what it finds, the worker is told to begin.
 */
async function untilIdle(db: Db, server: Server) {
  for (;;) {
    const [left] = await rows<{ timers: boolean; jobs: number; waiting: QueueName[] | null; mails: boolean }>(
      db,
      sql`select exists (select from workflows where wake_at <= app_clock() and failure is null) as timers,
        exists (select from mails where state = 'sending') as mails,
        (select count(*)::int from pgboss.job ${unfinished}) as jobs,
        (select array_agg(distinct name) from pgboss.job ${unfinished} and state <> 'active') as waiting`,
    );
    if (!left?.timers && !left?.jobs && !left?.mails) return;
    server.wake(left.waiting ?? []);
    await wait(20);
  }
}

const unfinished = sql`where state in ('created', 'retry', 'active') and start_after <= now() and data ? 'officeId'`;

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
