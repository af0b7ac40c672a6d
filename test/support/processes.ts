import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

export type Running = {
  kind: 'web' | 'worker';
  pid: number;
  /** Where a web process answers. */
  origin: string;
  /** SIGTERM, and how it ended. */
  stop(): Promise<{ code: number | null; ms: number }>;
  /** Resolves when its log has these words. */
  says(words: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
};

const entries = { web: 'app/server.ts', worker: 'workflows/worker.ts' };

/**
 * A process of the product, as `npm run start:web` and `start:worker` run it, once it says that it works. Killed with
 * the test.
 */
export async function startProcess(
  kind: Running['kind'],
  environment: Record<string, string>,
  port?: number,
): Promise<Running> {
  if (kind === 'web' && !existsSync('build/server/index.js')) throw new Error('npm run build comes first');
  const listenOn = port ?? (await freePort());
  const child = spawn(resolve('node_modules/.bin/node'), ['--import', 'tsx', entries[kind]], {
    env: { ...process.env, LOG_LEVEL: 'info', ...environment, PORT: String(listenOn) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  onTestFinished(() => void child.kill('SIGKILL'));
  const says = listenTo(child, ended);
  await says(kind === 'web' ? '"listening"' : '"working"');
  return {
    kind,
    pid: child.pid ?? 0,
    origin: `http://127.0.0.1:${listenOn}`,
    async stop() {
      const start = performance.now();
      child.kill('SIGTERM');
      const code = await ended;
      return { code, ms: performance.now() - start };
    },
    says,
    kill: (signal) => void child.kill(signal),
  };
}

function listenTo(child: ChildProcess, ended: Promise<unknown>) {
  let all = '';
  const waiting = new Set<() => void>();
  child.stdout?.on('data', (text) => {
    all = (all + String(text)).slice(-200_000);
    for (const look of waiting) look();
  });
  return (words: string) =>
    new Promise<void>((done, fail) => {
      const look = () => {
        if (!all.includes(words)) return;
        waiting.delete(look);
        done();
      };
      waiting.add(look);
      void ended.then((code) => fail(new Error(`ended with ${code} before it said ${words}:\n${all}`)));
      look();
    });
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
