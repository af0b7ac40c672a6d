// `npm test` on any Node ≥ 20 and a bare machine: installs, then runs every check and test. The last line sums them up.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureInstalled } from '../app/start/ensure-installed.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const say = (text) => process.stdout.write(`${text}\n`);
const reports = mkdtempSync(join(tmpdir(), 'tacite-reports-'));
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

ensureInstalled(say);
const bin = resolve('node_modules/.bin');
process.env.PATH = `${bin}:${process.env.PATH}`;
const node = join(bin, 'node');

let passed = 0;
let failed = 0;
const count = (ok) => (ok ? passed++ : failed++);
const step = (name, args) => {
  say(`\n— ${name}`);
  count(run(node, args));
};

/** Vitest and Playwright count their own tests; a run that leaves no report has failed as a whole. */
const counted = (name, args, env, read) => {
  say(`\n— ${name}`);
  const file = join(reports, `${name}.json`);
  const ok = run(node, args(file), { ...env(file) });
  const [good, bad] = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : [0, 1];
  passed += good;
  failed += bad > 0 || ok ? bad : 1;
};
const vitest = (project) =>
  counted(
    project,
    (file) => [
      'node_modules/.bin/vitest',
      'run',
      '-c',
      'test/vitest.config.ts',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    () => ({}),
    // A file that can't be loaded fails without a failed test.
    (report) => [report.numPassedTests, Math.max(report.numFailedTests, report.success ? 0 : 1)],
  );

step('format and lint', ['node_modules/.bin/biome', 'check', '.']);
step('types', ['node_modules/.bin/tsc', '--noEmit', '-p', '.']);
step('build', ['node_modules/.bin/remix', 'vite:build', '-c', 'remix.config.js', '--logLevel', 'warn']);
vitest('pure');
vitest('database');
counted(
  'browser',
  () => ['node_modules/.bin/playwright', 'test', '-c', 'e2e/playwright.config.ts'],
  (file) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  ({ stats }) => [stats.expected + stats.flaky, stats.unexpected],
);
finish(passed, failed);

function finish(good, bad) {
  rmSync(reports, { recursive: true, force: true });
  say(`\n${good} passed, ${bad} failed`);
  process.exit(bad > 0 ? 1 : 0);
}
