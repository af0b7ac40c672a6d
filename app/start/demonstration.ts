/**
 * The whole product on this machine: database, migrations, demonstration data, web and worker. It says what it does,
 * and stops everything on SIGINT or SIGTERM.
 */
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { connectAsOwner, rows } from '#db/client.ts';
import { type Cluster, startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { readEnvOrExit } from '#workflows/process/env.ts';
import { type Child, startChild, stopChildren, untilAnswers } from './children.ts';
import { processFlags } from './process-flags.ts';
import { seedDemonstration } from './seed-demonstration.ts';
import { welcome } from './welcome.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const source = process.env;
const dataDir = resolve(source.DATA_DIR || './data');
const development = process.argv.includes('--dev');

let cluster: Cluster | undefined;
const children: Child[] = [];
let stopped: Promise<void> | undefined;

/** A terminal sends Ctrl-C to every process: the second signal waits for what the first one began. */
async function stop(code: number): Promise<never> {
  stopped ??= stopChildren(children).then(() => cluster?.stop());
  await stopped;
  process.exit(code);
}
// A terminal that was closed hears nothing more; stopping goes on.
process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

try {
  if (!source.DATABASE_URL) {
    say(`Starting PostgreSQL in ${dataDir}…`);
    cluster = await startCluster(dataDir);
  }
  const given: NodeJS.ProcessEnv = {
    ...source,
    NODE_ENV: development ? 'development' : source.NODE_ENV || 'production',
    TACITE_DEMO: source.TACITE_DEMO || '1',
    DATA_DIR: dataDir,
    DATABASE_URL: source.DATABASE_URL || cluster?.url('tacite'),
    DATABASE_OWNER_URL: source.DATABASE_OWNER_URL || source.DATABASE_URL || cluster?.url('tacite_owner'),
    LEDGER_KEY_FILE: source.LEDGER_KEY_FILE || resolve(dataDir, 'ledger-key.pem'),
    LOG_LEVEL: source.LOG_LEVEL || 'warn',
  };
  const env = readEnvOrExit(given);
  if (!source.LEDGER_KEY_FILE) ensureLedgerKey(env.LEDGER_KEY_FILE);

  say('Bringing the database up to date…');
  await migrate(env.DATABASE_OWNER_URL);
  const owner = connectAsOwner(env.DATABASE_OWNER_URL, { max: 1 });
  if (env.isSandbox) await owner.db.execute(sql`update clock_control set movable = true`);
  const [empty] = await rows<{ empty: boolean }>(
    owner.db,
    sql`select not exists (select from offices) as empty`,
  );
  if (empty?.empty) {
    say('Loading the demonstration data…');
    await seedDemonstration(env, owner.db);
  }
  await owner.close();

  say('Starting web and worker…');
  const web = development
    ? ['node_modules/.bin/remix', 'vite:dev', '-c', 'remix.config.js', '--port', String(env.PORT)]
    : [...processFlags.web, 'app/server.ts'];
  children.push(startChild('web', web, given));
  children.push(
    startChild(
      'worker',
      [...(development ? ['--watch'] : []), ...processFlags.worker, 'workflows/worker.ts'],
      given,
    ),
  );
  for (const child of children) {
    child.exited.then((code) => {
      if (!stopped) {
        say(`${child.name} ended with ${code}; stopping the rest.`);
        void stop(1);
      }
    });
  }
  await untilAnswers(`http://localhost:${env.PORT}/ready`);
  say(await welcome(env));
} catch (error) {
  say(`Tacite could not start: ${error instanceof Error ? error.message : String(error)}`);
  await stop(1);
}
