import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { stopwatch } from '#workflows/engine/clock.ts';
import type { Stage } from './stage.ts';

/** A real process of the product, as README.md starts it. */
export type Process = {
  child: ChildProcess;
  /** Where it listens; empty for a worker. */
  origin: string;
  /** Milliseconds it took until it was at work. */
  startedInMs: number;
  /** Lines of its log at level error or worse. */
  errors: string[];
  /** Sends a signal and, unless it is one that leaves it alive, waits for the end. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
};

type Options = {
  /** Where its database is; the stage's own address when not given. */
  url?: string;
  env?: Record<string, string>;
  /** A module that runs before everything else. */
  preload?: string;
};

export const startWorker = (stage: Stage, options: Options = {}): Promise<Process> =>
  start(stage, 'workflows/worker.ts', 'working', options);

export const startWeb = (stage: Stage, options: Options = {}): Promise<Process> =>
  start(stage, 'app/server.ts', 'listening', { ...options, env: { PORT: '0', ...options.env } });

async function start(
  stage: Stage,
  entry: string,
  ready: string,
  { url, env, preload }: Options,
): Promise<Process> {
  const from = stopwatch();
  const imports = ['tsx', ...(preload ? [resolve(preload)] : [])].flatMap((each) => ['--import', each]);
  const child = spawn(process.execPath, [...imports, entry], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: url ?? stage.url,
      DATA_DIR: stage.dataDir,
      APP_ORIGIN: stage.env.APP_ORIGIN,
      SESSION_SECRET: stage.env.SESSION_SECRET,
      LOG_LEVEL: 'info',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors: string[] = [];
  const said = Promise.withResolvers<{ port?: number }>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    const { level = 0, msg = '', ...rest } = parse(line);
    if (msg === ready) said.resolve(rest);
    if (level >= 50) errors.push(line);
  });
  createInterface({ input: child.stderr! }).on('line', (line) => errors.push(line));
  child.once('exit', (code) =>
    said.reject(new Error(`${entry} ended with ${code}: ${errors.slice(-3).join(' ')}`)),
  );
  const { port } = await said.promise;
  return {
    child,
    origin: port ? `http://localhost:${port}` : '',
    startedInMs: stopwatch() - from,
    errors,
    kill: async (signal = 'SIGKILL') => {
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      if (hasEnded) return;
      const ended = signal === 'SIGSTOP' || signal === 'SIGCONT' ? null : once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

type Line = { level?: number; msg?: string; port?: number };

function parse(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
}
