import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromPlaywright, fromVitest, type TestResult } from './results.ts';

type Ran = { ok: boolean; ms: number };

/** Runs this Node on a script; what it says is ours. Held back until its end where another one speaks meanwhile. */
async function run(args: string[], env: Record<string, string> = {}, isHeld = false): Promise<Ran> {
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', isHeld ? 'pipe' : 'inherit', isHeld ? 'pipe' : 'inherit'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => said.push(bytes));
  const [code] = (await once(child, 'close')) as [number | null];
  if (said.length > 0) process.stdout.write(Buffer.concat(said));
  return { ok: code === 0, ms: performance.now() - from };
}

/** What is right or wrong as a whole. */
export async function check(name: string, args: string[], isHeld = false): Promise<TestResult> {
  const { ok, ms } = await run(args, {}, isHeld);
  // A check takes what the project's size makes it take: its time is a step's, not a test's.
  if (!ok) process.stdout.write(`${name} failed after ${Math.round(ms / 1000)} s\n`);
  const outcome = ok ? 'passed' : 'failed';
  return { project: 'check', file: name, name, ms: 0, outcome, isFlaky: false };
}

/** The tests of a project of Vitest's, all or those of `files`. */
export const vitest = (project: string, files: string[] = [], env: Record<string, string> = {}) =>
  counted(project, env, (report) => ({
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

/** The tests with a browser. */
export const playwright = () =>
  counted('browser', {}, (report) => ({
    args: ['node_modules/.bin/playwright', 'test', '-c', 'e2e/playwright.config.ts', '--forbid-only'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    read: (text) => fromPlaywright(JSON.parse(text), 'browser'),
  }));

type Plan = { args: string[]; env?: Record<string, string>; read: (report: string) => TestResult[] };

/** A run that leaves no report, or ends badly without a test that failed, has failed as a whole. */
async function counted(
  project: string,
  given: Record<string, string>,
  plan: (report: string) => Plan,
): Promise<TestResult[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-report-'));
  try {
    const report = join(dir, 'report.json');
    const { args, env, read } = plan(report);
    const { ok } = await run(args, { ...given, ...env });
    const results = existsSync(report) ? read(readFileSync(report, 'utf8')) : [];
    const isExplained = ok || results.some(({ outcome }) => outcome === 'failed');
    if (isExplained && results.length > 0) return results;
    const whole = { project, file: project, name: 'the run as a whole', ms: 0, isFlaky: false };
    return [...results, { ...whole, outcome: 'failed' }];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
