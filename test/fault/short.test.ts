import { randomInt } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { scenarios } from './scenarios.ts';

/** `TACITE_FAULT_SEED` plays a failure again; the long form is `npm run test:faults`. */
const seed = Number(process.env.TACITE_FAULT_SEED ?? randomInt(1_000_000));

const short = scenarios.filter(({ sizes }) => sizes.short > 0);

test.for(short)('$name: $says', { timeout: 120_000 }, async ({ name, sizes, run }) => {
  for await (const { what, broken } of run({ urls: inject('urls'), seed, size: sizes.short })) {
    const again = `npm run test:faults -- ${name} --short --seed ${seed}`;
    expect(broken.slice(0, 5), `${what}; ${again}`).toEqual([]);
  }
});
