import { expect, inject, test } from 'vitest';
import { runSeed as seed, sliceOf } from '#test/support/slice.ts';
import { scenarios } from './scenarios.ts';

/** Some of them a run, a slice of each; the whole is `npm run test:faults`, in parts `npm run test:long`. */
const short = sliceOf(
  scenarios.filter(({ sizes }) => sizes.short > 0),
  3,
  'faults',
);

test.for(short)('$name: $says', { timeout: 120_000 }, async ({ name, sizes, run }) => {
  const lab = { urls: inject('urls'), seed, size: sizes.short, isShort: true };
  for await (const { what, broken } of run(lab)) {
    const again = `npm run test:faults -- ${name} --short --seed ${seed}`;
    expect(broken.slice(0, 5), `${what}; ${again}`).toEqual([]);
  }
});
