import { randomInt } from 'node:crypto';
import { type Random, randomFrom } from '#test/fault/support/random.ts';

/**
 * What is long by nature runs in `npm test` as a slice that differs from run to run, and in whole in `npm run test:long`.
 * `TACITE_SEED` (set and printed by the runner: `npm test -- --seed N`) gives a slice again; `TACITE_WHOLE=1` is all of it.
 */
export const isWhole = process.env.TACITE_WHOLE === '1';

process.env.TACITE_SEED ??= String(randomInt(1_000_000));

/** The number of this run, the same in every one of its processes. */
export const runSeed = Number(process.env.TACITE_SEED);

/** For the message of a failure: how to see it again. */
export const again = isWhole ? 'in whole (npm run test:long)' : `npm test -- --seed ${runSeed}`;

/** Chance of its own for each `name`, so that what one test draws changes nothing for another. */
export const chanceOf = (name: string): Random =>
  randomFrom([...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, runSeed));

/** `count` of `all` in their order, or all of them where a run is whole. */
export function sliceOf<T>(all: readonly T[], count: number, name: string): T[] {
  return isWhole ? [...all] : chanceOf(name).few(all, count);
}
