import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { TestUrls } from '#test/setup/clone-database.ts';
import { prepareCluster } from '#test/setup/prepared-cluster.ts';
import { stopwatch } from '#workflows/engine/clock.ts';

export type MortalCluster = {
  urls: TestUrls;
  /** SIGKILL of the postmaster: its children end by themselves, nothing is flushed. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, where it has ended. Milliseconds until it answers, its recovery included. */
  start: () => Promise<number>;
  stop: () => Promise<void>;
};

const startLimitMs = 60_000;

/** A PostgreSQL of its own that may be killed and started again: durable, on a fixed port (Linux). */
export async function startMortalCluster(dir: string, settings: string[] = []): Promise<MortalCluster> {
  const { urls, stop: stopFirst } = await prepareCluster(dir, settings);
  const folder = resolve(dir, 'postgres');
  const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const binary = readlinkSync(`/proc/${pid}/exe`);
  const { uid, gid } = statSync(folder);
  await stopFirst();
  const flags = ['listen_addresses=127.0.0.1', 'max_connections=120', ...settings].flatMap((each) => [
    '-c',
    each,
  ]);
  let server: ChildProcess | null = null;

  const isUp = () => server?.exitCode === null && server.signalCode === null;
  const start = async () => {
    const from = stopwatch();
    while (stopwatch() - from < startLimitMs) {
      if (!isUp())
        server = spawn(binary, ['-D', folder, '-p', new URL(urls.admin).port, ...flags], {
          uid,
          gid,
          stdio: 'ignore',
        });
      // It ends at once while children of the one before are still there.
      while (isUp() && stopwatch() - from < startLimitMs) {
        if (await answers(urls.admin)) return stopwatch() - from;
        await wait(50);
      }
      await wait(100);
    }
    throw new Error('PostgreSQL does not come back');
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || !isUp()) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  await start();
  return { urls, start, kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
