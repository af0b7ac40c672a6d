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

/** `count` of `all` in their order, at least one of each kind where kinds are told; all of them where a run is whole. */
export function sliceOf<T>(
  all: readonly T[],
  count: number,
  name: string,
  kindOf?: (each: T) => unknown,
): T[] {
  return isWhole ? [...all] : drawn(all, { count, kindOf, chance: chanceOf(name) });
}

type How<T> = { count: number; kindOf?: ((each: T) => unknown) | undefined; chance: Random };

/** The drawing itself, whole run or not. */
function drawn<T>(all: readonly T[], { count, kindOf, chance }: How<T>): T[] {
  const kinds = kindOf ? [...Map.groupBy(all.keys(), (place) => kindOf(all[place] as T)).values()] : [];
  const firsts = kinds.map((places) => chance.pick(places));
  const others = [...all.keys()].filter((place) => !firsts.includes(place));
  const places = new Set([...firsts, ...chance.few(others, count - firsts.length)]);
  return all.filter((_, place) => places.has(place));
}

/** True once in `count` times that it is asked, beginning by chance: what is looked at along a way. Always where a run is whole. */
export function onceIn(count: number, name: string): () => boolean {
  let times = chanceOf(name).below(count);
  return () => isWhole || times++ % count === 0;
}
