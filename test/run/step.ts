import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fromPlaywright, fromVitest, type TestResult } from './results.ts';

export type How = {
  env?: Record<string, string>;
  /** What it says is held back until its end, as another one speaks meanwhile. */
  isHeld?: boolean;
  /** Ends it, with all that it started. */
  signal?: AbortSignal;
};

/** Runs this Node on a script, in a process group of its own. Whether it ended well. */
async function run(args: string[], { env = {}, isHeld = false, signal }: How): Promise<boolean> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', isHeld ? 'pipe' : 'inherit', isHeld ? 'pipe' : 'inherit'],
    detached: signal !== undefined,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes));
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
  if (said.length > 0) process.stdout.write(Buffer.concat(said));
  return code === 0;
}

/** What is right or wrong as a whole. It takes what the size of the project makes it take: no time of a test is counted. */
export async function check(name: string, args: string[], how: How = {}): Promise<TestResult> {
  const outcome = (await run(args, how)) ? 'passed' : 'failed';
  return { project: 'check', file: name, name, ms: 0, outcome, isFlaky: false };
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
    const ok = await run(args, { ...how, env: { ...how.env, ...env } });
    const results = existsSync(report) ? read(readFileSync(report, 'utf8')) : [];
    const isExplained = ok || results.some(({ outcome }) => outcome === 'failed');
    if (isExplained && results.length > 0) return results;
    const whole = { project, file: project, name: 'the run as a whole', ms: 0, isFlaky: false };
    return [...results, { ...whole, outcome: 'failed' }];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
