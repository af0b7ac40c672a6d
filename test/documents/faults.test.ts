import { beforeAll, describe, expect, test } from 'vitest';
import { again, sliceOf } from '#test/support/slice.ts';
import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { faults, planted } from './support/faults.ts';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge } from './support/judge.ts';

/** Faults that the official rules let pass, and we don't: each is something a person has to put right all the same. */
const beyondTheRules = new Set([
  'price for no unit',
  'paid but not in full',
  'payee under a number of the seller',
  'intra-Community to Monaco',
  'intra-Community to Switzerland',
  'intra-Community to Guadeloupe',
  'intra-Community for a service',
  'export to Germany',
]);

/** The official rules are slow: each run holds another few of the faults against them. */
const judged = new Set(sliceOf(faults, 12, 'judged faults'));

describe.skipIf(!hasValidation)('a document with one fault', () => {
  let judge: Awaited<ReturnType<typeof officialJudge>>;
  beforeAll(async () => {
    judge = await officialJudge('cii');
  });

  test.each(faults)('$name: is found before its owner is asked', (fault) => {
    const { document, content } = firstWith(fault);
    expect(checkContent(document.content).filter((each) => each.severity === 'blocking')).toEqual([]);
    const problems = checkContent(content);
    expect(problems.map((each) => each.code)).toContain(fault.code);
    if (beyondTheRules.has(fault.name) || !judged.has(fault)) return;
    expect(
      judge(serializeCii({ ...document, content })).map((each) => each.rule),
      again,
    ).not.toEqual([]);
  });
});

if (!hasValidation) test.skip('a document with one fault: needs ../shared/validation', () => {});

/** The first generated document that has a place for the fault. */
function firstWith(fault: (typeof faults)[number]) {
  for (let seed = 0; seed < 200; seed++) {
    const { document } = generate(seed);
    const content = planted(fault, document.content);
    if (content) return { document, content };
  }
  throw new Error(`no document has a place for: ${fault.name}`);
}
