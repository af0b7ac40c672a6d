import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import { faults, planted } from './support/faults.ts';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge, type Syntax } from './support/judge.ts';

/**
 * `npm run test:documents -- [--n 2000] [--from 0] [--syntax cii,ubl]`: so many generated documents of every kind and
 * case, each held against schema, EN 16931 and the French rules in both syntaxes; then every fault planted in every one
 * of them, to be found by our own checks. Ends with 1 when anything failed, each rule with its first document.
 */
const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const count = Number(option('n', '2000'));
const from = Number(option('from', '0'));
const serialize = { cii: serializeCii, ubl: serializeUbl };
const failures = new Map<string, { times: number; first: string }>();
const fail = (rule: string, where: string) => {
  const known = failures.get(rule) ?? { times: 0, first: where };
  failures.set(rule, { ...known, times: known.times + 1 });
};

if (!hasValidation) {
  console.log('The official rules are not at ../shared/validation: nothing can be held against them.');
  process.exit(1);
}
for (const syntax of option('syntax', 'cii,ubl').split(',') as Syntax[]) {
  const judge = await officialJudge(syntax);
  const start = performance.now();
  for (let seed = from; seed < from + count; seed++) {
    const { name, document } = generate(seed);
    for (const { rule, text } of judge(serialize[syntax](document)))
      fail(`${syntax} ${rule}`, `${name}: ${text}`);
  }
  console.log(`${syntax}: ${count} documents judged in ${Math.round((performance.now() - start) / 1000)} s`);
}
let plantings = 0;
for (let seed = from; seed < from + count; seed++) {
  const { name, document } = generate(seed);
  for (const fault of faults) {
    const content = planted(fault, document.content);
    if (!content) continue;
    plantings += 1;
    if (!checkContent(content).some((each) => each.code === fault.code))
      fail(`not found: ${fault.name}`, name);
  }
}
console.log(`${plantings} faults planted in ${count} documents`);
for (const [rule, { times, first }] of failures) console.log(`${rule} × ${times}: ${first}`);
console.log(failures.size === 0 ? '0 failures' : `${failures.size} rules failed`);
process.exit(failures.size > 0 ? 1 : 0);
