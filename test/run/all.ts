/**
 * `npm test [-- --seed N] [--keep-times] [--results FILE] [quick | database | browser …]`: every check and test, the quick ones first.
 * Prints what was slow, flaky or skipped, and ends with “N passed, N failed, N skipped”; FILE has each test.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openScratch } from '../setup/scratch.ts';
import { keepTimes, knownTimes } from './known-times.ts';
import type { TestResult } from './results.ts';
import { check, playwright, vitest } from './step.ts';
import { type Step, summarize } from './summary.ts';

const groups = ['quick', 'database', 'browser'] as const;
type Group = (typeof groups)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    'keep-times': { type: 'boolean', default: false },
    results: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !groups.includes(name as Group));
if (unknown.length > 0) {
  process.stderr.write(`nothing is called ${unknown.join(', ')}: ${groups.join(', ')}\n`);
  process.exit(1);
}
const wanted = (group: Group) => positionals.length === 0 || positionals.includes(group);

const seed = values.seed ?? process.env.TACITE_SEED ?? String(randomInt(1_000_000));
process.env.TACITE_SEED = seed;
const scratch = openScratch();
const results: TestResult[] = [];
const steps: Step[] = [];
const say = (text: string) => process.stdout.write(`${text}\n`);

async function step(name: string, work: () => Promise<TestResult | TestResult[]>) {
  say(`\n— ${name}`);
  const from = performance.now();
  results.push(...[await work()].flat());
  steps.push({ name, ms: performance.now() - from });
}

const bin = (name: string) => `node_modules/.bin/${name}`;

if (wanted('quick')) {
  await step('format and lint', () => check('format and lint', [bin('biome'), 'check', '.']));
  // Silent until their end. The native compiler checks; `typescript` is the one whose programming interface tests use.
  const types = check('types', ['node_modules/typescript-native/bin/tsc', '--noEmit', '-p', '.'], {
    isHeld: true,
  });
  const unused = check('unused files and exports', [bin('knip'), '--no-progress'], { isHeld: true });
  await step('types, pure tests', async () => [...(await vitest('pure')), await types, await unused]);
}
if (wanted('database') || wanted('browser'))
  await step('build, and what many tests need', () =>
    Promise.all([
      check('build', [bin('remix'), 'vite:build', '-c', 'remix.config.js', '--logLevel', 'warn']),
      check('what many tests need', ['test/run/prepare.ts']),
    ]),
  );
if (wanted('database')) await step('database', () => vitest('database'));
if (wanted('browser')) await step('browser', () => playwright());

if (values['keep-times']) keepTimes(results);
if (values.results) writeFileSync(values.results, JSON.stringify(results, null, 1));
const { lines, failed } = summarize(results, { known: knownTimes(), steps, seed });
say(`\n${lines.join('\n')}`);
scratch.clear();
process.exit(failed > 0 ? 1 : 0);
