import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromPlaywright, fromVitest, inBrief, type TestResult } from './results.ts';

export type How = {
  env?: Record<string, string>;
  /** What it says is held back until its end, as another one speaks meanwhile. */
  isHeld?: boolean;
  /** Ends it, with all that it started. */
  signal?: AbortSignal;
};

/** The end of what a check says is enough to see why it failed. */
const lastLines = 12;

/** Runs this Node on a script, in a process group of its own: whether it ended well, and what it said if it was listened to. */
async function run(
  args: string[],
  { env = {}, isHeld = false, signal }: How,
  isHeard = isHeld,
): Promise<{ ok: boolean; said: string }> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', isHeard ? 'pipe' : 'inherit', isHeard ? 'pipe' : 'inherit'],
    detached: signal !== undefined,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said.push(bytes);
      if (!isHeld) process.stdout.write(bytes);
    });
  const kill = (how: NodeJS.Signals) => child.pid && process.kill(-child.pid, how);
  let last: NodeJS.Timeout | undefined;
  const end = () => {
    kill('SIGTERM');
    last = setTimeout(kill, 15_000, 'SIGKILL');
  };
  signal?.addEventListener('abort', end);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(last);
  signal?.removeEventListener('abort', end);
  const all = Buffer.concat(said);
  if (isHeld) process.stdout.write(all);
  return { ok: code === 0, said: all.toString() };
}

/** What is right or wrong as a whole. It takes what the size of the project makes it take: no time of a test is counted. */
export async function check(name: string, args: string[], how: How = {}): Promise<TestResult> {
  const { ok, said } = await run(args, how, true);
  const of = { project: 'check', file: name, name, ms: 0, isFlaky: false };
  if (ok) return { ...of, outcome: 'passed' };
  return { ...of, outcome: 'failed', ...inBrief(said.trimEnd().split('\n').slice(-lastLines).join('\n')) };
}

/** The tests of a project of Vitest's, all or those of `files`. */
export const vitest = (project: string, files: readonly string[] = [], how: How = {}) =>
  counted(project, how, (report) => ({
    args: [
      'node_modules/.bin/vitest',
      'run',
      '-c',
      'test/vitest.config.ts',
      '--project',
      project,
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ],
    read: (text) => fromVitest(JSON.parse(text), project, process.cwd()),
  }));

const translated = 'node_modules/.cache/tacite/browser-tests';

/** The tests with a browser, all or those of `files`. */
export const playwright = (files: readonly string[] = [], how: How = {}) =>
  counted('browser', how, (report) => ({
    args: [
      'node_modules/.bin/playwright',
      'test',
      '-c',
      'e2e/playwright.config.ts',
      '--forbid-only',
      ...files,
    ],
    // Folders for temporary files are another each run: what was translated is kept.
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_TRANSFORM_CACHE_DIR: resolve(translated) },
    read: (text) => fromPlaywright(JSON.parse(text), 'browser'),
  }));

type Plan = { args: string[]; env?: Record<string, string>; read: (report: string) => TestResult[] };

/** A run that leaves no report, or ends badly without a test that failed, has failed as a whole. */
async function counted(project: string, how: How, plan: (report: string) => Plan): Promise<TestResult[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-report-'));
  try {
    const report = join(dir, 'report.json');
    const { args, env, read } = plan(report);
    const { ok } = await run(args, { ...how, env: { ...how.env, ...env } });
    const results = existsSync(report) ? read(readFileSync(report, 'utf8')) : [];
    const isExplained = ok || results.some(({ outcome }) => outcome === 'failed');
    if (isExplained && results.length > 0) return results;
    const whole = { project, file: project, name: 'the run as a whole', ms: 0, isFlaky: false };
    return [...results, { ...whole, outcome: 'failed' }];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
