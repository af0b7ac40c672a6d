import { beforeAll, describe, expect, test } from 'vitest';
import { again, sliceOf } from '#test/support/slice.ts';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge, syntaxes, written } from './support/judge.ts';
import { kinds } from './support/kinds.ts';
import { regimes } from './support/regimes.ts';

/** Each kind and each VAT regime once, in one syntax a run; `npm run test:documents` takes thousands. */
const seeds = Array.from(
  { length: Math.max(kinds.length, regimes.length) },
  (_, at) => at * (kinds.length + 1),
);

const judged = sliceOf(
  seeds.flatMap((seed) => syntaxes.map((syntax) => ({ seed, syntax, ...generate(seed) }))),
  seeds.length,
  'generated documents',
  ({ seed }) => seed,
);

describe.skipIf(!hasValidation).each(syntaxes)('generated documents as %s', (syntax) => {
  let judge: Awaited<ReturnType<typeof officialJudge>>;
  beforeAll(async () => {
    judge = await officialJudge(syntax);
  });

  test.each(judged.filter((each) => each.syntax === syntax))('$name', ({ document }) => {
    expect(judge(written[syntax](document)), again).toEqual([]);
  });
});

if (!hasValidation) test.skip('generated documents: need ../shared/validation', () => {});
