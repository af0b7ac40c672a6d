import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { processFlags } from '#app/start/process-flags.ts';
import { bundled } from '#test/setup/bundled.ts';
import { stopwatch } from '#workflows/engine/clock.ts';

/** A real process of the product, once it says that it works. */
export type Process = {
  kind: 'web' | 'worker';
  child: ChildProcess;
  pid: number;
  /** Where a web process answers; empty for a worker. */
  origin: string;
  /** Milliseconds it took until it was at work. */
  startedInMs: number;
  /** Lines of its log at level error or worse. */
  errors: string[];
  /** Resolves when its log has these words. */
  says: (words: string) => Promise<void>;
  /** Sends a signal and, unless it is one that leaves it alive, waits for the end. */
  kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** SIGTERM, and how it ended. */
  stop: () => Promise<{ code: number | null; ms: number }>;
};

export type Start = {
  kind: Process['kind'];
  env: Record<string, string>;
  /** A module that runs before everything else. */
  preload?: string | undefined;
  /** From the sources, with what OPERATING.md gives it: for who measures it. Otherwise from one file, which starts sooner. */
  asOperated?: boolean;
};

const entries = { web: 'app/server.ts', worker: 'workflows/worker.ts' };
const ready = { web: 'listening', worker: 'working' };

export async function startProcess(start: Start): Promise<Process> {
  const { child, log, from } = await launch(start);
  const { kind } = start;
  const { port } = await log.hears(({ msg }) => msg === ready[kind]);
  return {
    kind,
    child,
    pid: child.pid ?? 0,
    origin: port ? `http://127.0.0.1:${port}` : '',
    startedInMs: stopwatch() - from,
    errors: log.errors,
    says: async (words) => void (await log.hears(({ text }) => text.includes(words))),
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = signal === 'SIGSTOP' || signal === 'SIGCONT' ? null : once(child, 'exit');
      child.kill(signal);
      await ended;
    },
    stop: async () => {
      const start = stopwatch();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return { code: child.exitCode, ms: stopwatch() - start };
    },
  };
}

/** A process that has just been begun. */
export async function launch({ kind, env, preload, asOperated = false }: Start) {
  if (kind === 'web' && !existsSync('build/server/index.js')) throw new Error('npm run build comes first');
  const file = asOperated ? entries[kind] : await bundled(entries[kind]);
  const isCompiler = (flag: string) => flag === '--import' || flag === 'tsx';
  const flags = processFlags[kind].filter((flag) => asOperated || !isCompiler(flag));
  const first = preload ? ['--import', resolve(preload)] : [];
  const from = stopwatch();
  const child = spawn(process.execPath, [...flags, ...first, file], {
    env: { ...process.env, LOG_LEVEL: 'info', ...(kind === 'web' && { PORT: '0' }), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, log: listenTo(child, entries[kind]), from };
}

type Line = { level?: number; msg?: string; port?: number; text: string };

/** Its log, line by line: what was said before somebody listens is not forgotten. */
function listenTo(child: ChildProcess, entry: string) {
  const errors: string[] = [];
  const lines: Line[] = [];
  const listeners = new Set<(line: Line) => void>();
  createInterface({ input: child.stdout! }).on('line', (text) => {
    const line = parse(text);
    if ((line.level ?? 0) >= 50) errors.push(text);
    if (lines.push(line) > 5000) lines.shift();
    for (const listener of listeners) listener(line);
  });
  createInterface({ input: child.stderr! }).on('line', (line) => errors.push(line));
  const hears = (wanted: (line: Line) => boolean) =>
    new Promise<Line>((done, fail) => {
      const before = lines.find(wanted);
      if (before) return done(before);
      const listener = (line: Line) => {
        if (!wanted(line)) return;
        listeners.delete(listener);
        done(line);
      };
      listeners.add(listener);
      child.once('exit', (code) =>
        fail(new Error(`${entry} ended with ${code}: ${errors.slice(-3).join(' ')}`)),
      );
    });
  return { errors, hears };
}

function parse(text: string): Line {
  try {
    return { ...(JSON.parse(text) as Omit<Line, 'text'>), text };
  } catch {
    return { text };
  }
}
