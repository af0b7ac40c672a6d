import { randomFrom } from '#test/fault/support/random.ts';

/** Chance that is the same every time for one seed, so that a document that fails can be made again. */
export type Chance = {
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number;
  /** True in one of `of` cases. */
  oneIn(of: number): boolean;
  pick<T>(from: readonly T[]): T;
};

export function chance(seed: number): Chance {
  const random = randomFrom(seed);
  const whole = (least: number, most: number) => least + random.below(most - least + 1);
  return { whole, oneIn: (of) => whole(1, of) === 1, pick: random.pick };
}
