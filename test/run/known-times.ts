import { readFileSync, writeFileSync } from 'node:fs';
import type { TestResult } from './results.ts';

/** Milliseconds a file of tests took when it was last kept (`npm test -- --keep-times`), by its path. */
export type KnownTimes = Record<string, number>;

const place = new URL('./known-times.json', import.meta.url);

export const knownTimes = (): KnownTimes => JSON.parse(readFileSync(place, 'utf8')) as KnownTimes;

/** Each file with the sum of its tests; a check has no files. */
function timesOf(results: readonly TestResult[]): KnownTimes {
  const times: KnownTimes = {};
  for (const { project, file, ms } of results)
    if (project !== 'check') times[file] = Math.round((times[file] ?? 0) + ms);
  return times;
}

/** Keeps those of a run, for the next one to be spread by. */
export const keepTimes = (results: readonly TestResult[]) =>
  writeFileSync(
    place,
    `${JSON.stringify(Object.fromEntries(Object.entries(timesOf(results)).sort()), null, 2)}\n`,
  );

/**
 * How many times slower this machine is at present than the one whose times were kept, at least 1: the median over files
 * that are worth measuring.
 */
export function slowness(results: readonly TestResult[], known: KnownTimes): number {
  const ratios = Object.entries(timesOf(results))
    .flatMap(([file, ms]) => ((known[file] ?? 0) >= 500 ? ms / known[file]! : []))
    .sort((a, b) => a - b);
  return Math.max(1, ratios[Math.floor(ratios.length / 2)] ?? 1);
}
