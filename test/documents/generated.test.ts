import { beforeAll, describe, expect, test } from 'vitest';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge, syntaxes, written } from './support/judge.ts';
import { kinds } from './support/kinds.ts';
import { regimes } from './support/regimes.ts';

/** Each kind and each VAT regime once; `npm run test:documents` takes thousands. */
const seeds = Array.from(
  { length: Math.max(kinds.length, regimes.length) },
  (_, at) => at * (kinds.length + 1),
);

describe.skipIf(!hasValidation).each(syntaxes)('generated documents as %s', (syntax) => {
  let judge: Awaited<ReturnType<typeof officialJudge>>;
  beforeAll(async () => {
    judge = await officialJudge(syntax);
  });

  test.each(seeds.map((seed) => generate(seed)))('$name', ({ document }) => {
    expect(judge(written[syntax](document))).toEqual([]);
  });
});

if (!hasValidation) test.skip('generated documents: need ../shared/validation', () => {});
