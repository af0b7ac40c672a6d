/** A part of `run.ts` in a process of its own: every so many-th document, judged, and every fault planted in it. */
import { checkContent } from '#workflows/invoice/checks.ts';
import { faults, planted } from './support/faults.ts';
import { generate } from './support/generate.ts';
import { officialJudge, type Syntax, written } from './support/judge.ts';

export type Share = { from: number; to: number; step: number; syntaxes: Syntax[] };
/** Rules that a document broke, faults that were planted and faults that nobody found: told document by document. */
export type Told = { failures: { rule: string; where: string }[]; plantings: number };

process.once('message', async ({ from, to, step, syntaxes }: Share) => {
  const judges = await Promise.all(
    syntaxes.map(async (syntax) => ({ syntax, judge: await officialJudge(syntax) })),
  );
  for (let seed = from; seed < to; seed += step) {
    const { name, document } = generate(seed);
    const failures: Told['failures'] = [];
    for (const { syntax, judge } of judges) {
      for (const { rule, text } of judge(written[syntax](document)))
        failures.push({ rule: `${syntax} ${rule}`, where: `${name}: ${text}` });
    }
    let plantings = 0;
    for (const fault of faults) {
      const content = planted(fault, document.content);
      if (!content) continue;
      plantings += 1;
      if (!checkContent(content).some((each) => each.code === fault.code))
        failures.push({ rule: `not found: ${fault.name}`, where: name });
    }
    process.send?.({ failures, plantings } satisfies Told);
  }
  process.disconnect();
});
