import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { demoPassword } from '#app/start/demo/people.ts';
import { type Seeded, seedPeople } from '#app/start/demo/seed-people.ts';
import { connectAsOwner, type Db, rows } from '#db/client.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { type Env, parseEnv } from '#workflows/env.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { createServices, type Services } from '#workflows/services.ts';

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

/** A whole product on a free port, by default with the demonstration's people and no documents. */
export async function startProduct(
  environment: Record<string, string> = {},
  seed: (env: Env, db: Db) => Promise<Seeded> = seedPeople,
): Promise<Product> {
  const { admin, owner, app } = JSON.parse(process.env.TACITE_E2E ?? '{}') as {
    admin: string;
    owner: string;
    app: string;
  };
  const name = `e_${randomBytes(8).toString('hex')}`;
  const server = new pg.Client({ connectionString: admin });
  await server.connect();
  await server.query(`create database ${name} template tacite owner tacite_owner`);
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-e2e-data-'));
  const port = await freePort();
  const given = {
    NODE_ENV: 'test',
    PORT: String(port),
    APP_ORIGIN: `http://localhost:${port}`,
    DATABASE_URL: app.replace('NAME', name),
    DATABASE_OWNER_URL: owner.replace('NAME', name),
    DATA_DIR: dataDir,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'error',
    ...environment,
  };
  const env = parseEnv(given);
  ensureLedgerKey(env.LEDGER_KEY_FILE);
  const { db, close } = connectAsOwner(env.DATABASE_OWNER_URL);
  const people = await seed(env, db);
  const child = await serve(given);
  const services = createServices(env, 'web', { max: 2 });
  const settle = () => untilIdle(db);
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
      child.kill('SIGTERM');
      await new Promise((done) => child.once('exit', done));
      await services.close();
      await close();
      await server.query(`drop database ${name} with (force)`);
      await server.end();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function serve(given: Record<string, string>): Promise<ChildProcess> {
  const node = resolve('node_modules/.bin/node');
  const child = spawn(node, ['--import', 'tsx', 'e2e/support/serve.ts'], {
    env: { ...process.env, ...given },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the product ended with ${code}`)));
    child.stdout?.on('data', (text) => {
      if (String(text).includes('listening on')) done(child);
      else process.stdout.write(text);
    });
  });
}

/** Looks from outside: a due timer, an unfinished job or an unsent mail is work left to do. */
async function untilIdle(db: Db) {
  for (let quiet = 0; quiet < 2; ) {
    const [left] = await rows<{ busy: boolean }>(
      db,
      sql`select exists (select from workflows where wake_at <= app_clock() and failure is null)
        or exists (select from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now() and data ? 'officeId')
        or exists (select from mails where state = 'sending') as busy`,
    );
    quiet = left?.busy ? 0 : quiet + 1;
    await new Promise((done) => setTimeout(done, 60));
  }
}

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
