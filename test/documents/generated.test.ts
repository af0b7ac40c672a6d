import { beforeAll, describe, expect, test } from 'vitest';
import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge } from './support/judge.ts';
import { kinds } from './support/kinds.ts';
import { regimes } from './support/regimes.ts';

/** Each kind and each VAT regime once; `npm run test:documents` takes thousands. */
const seeds = Array.from(
  { length: Math.max(kinds.length, regimes.length) },
  (_, at) => at * (kinds.length + 1),
);

describe.skipIf(!hasValidation).each([
  ['cii', serializeCii],
  ['ubl', serializeUbl],
] as const)('generated documents as %s', (syntax, serialize) => {
  let judge: Awaited<ReturnType<typeof officialJudge>>;
  beforeAll(async () => {
    judge = await officialJudge(syntax);
  });

  test.each(seeds.map((seed) => generate(seed)))('$name', ({ document }) => {
    expect(judge(serialize(document))).toEqual([]);
  });
});

describe.skipIf(hasValidation)('generated documents', () => {
  beforeAll(() => console.warn('SKIPPED: the official rules are not at ../shared/validation'));
  test.skip('need ../shared/validation', () => {});
});
