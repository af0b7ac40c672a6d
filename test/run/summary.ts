import { type KnownTimes, slowness } from './known-times.ts';
import { allowed, longestMs } from './overlong.ts';
import type { TestResult } from './results.ts';

export type Step = { name: string; ms: number };
export type Summary = { lines: string[]; failed: number };

const shown = 20;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`.padStart(9);
const named = ({ project, file, name }: TestResult) => `${project}  ${file} › ${name}`;

/**
 * What a run ends with: its slowest tests; those that take too long without a reason, which fail; those that passed only
 * at a second try; what was skipped; how long each step took; the seed; and the line that counts.
 */
export function summarize(
  results: readonly TestResult[],
  { known, steps, seed }: { known: KnownTimes; steps: readonly Step[]; seed: string },
): Summary {
  const slowest = results.toSorted((a, b) => b.ms - a.ms).slice(0, shown);
  const factor = slowness(results, known);
  const tooLong = results.filter(
    ({ ms, name, outcome }) => outcome === 'passed' && ms > longestMs * factor && !(name in allowed),
  );
  const count = (outcome: TestResult['outcome']) => results.filter((each) => each.outcome === outcome).length;
  const failed = count('failed') + tooLong.length;
  const lines = [
    ...part(
      'The slowest tests',
      slowest.map((each) => `${seconds(each.ms)}  ${named(each)}`),
    ),
    ...part(
      `Over ${longestMs / 1000} s (this machine is at present ${factor.toFixed(1)} times as slow as the one of known-times.json); make it shorter, or give its reason in test/run/overlong.ts`,
      tooLong.map((each) => `${seconds(each.ms)}  ${named(each)}`),
    ),
    ...part(
      'Failed',
      pick(results, ({ outcome }) => outcome === 'failed'),
    ),
    ...part(
      'Passed only at a second try',
      pick(results, ({ isFlaky }) => isFlaky),
    ),
    ...part(
      'Skipped',
      pick(results, ({ outcome }) => outcome === 'skipped'),
    ),
    ...part(
      'Steps',
      steps.map(({ name, ms }) => `${seconds(ms)}  ${name}`),
    ),
    `Slices of seed ${seed}: npm test -- --seed ${seed}`,
    countLine(count('passed') - tooLong.length, failed, count('skipped')),
  ];
  return { lines, failed };
}

/** The last line of every run; what reads it wants it alone on its line. */
export const countLine = (passed: number, failed: number, skipped: number) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const part = (title: string, lines: string[]) => (lines.length > 0 ? [`${title}:`, ...lines, ''] : []);

const pick = (results: readonly TestResult[], wanted: (each: TestResult) => boolean) =>
  results.filter(wanted).flatMap((each) => [`  ${named(each)}`, ...reason(each)]);

/** Why it failed, under its name. */
export const reason = ({ why }: TestResult) => why?.split('\n').map((line) => `      ${line}`) ?? [];
