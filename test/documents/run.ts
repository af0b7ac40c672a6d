import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { generate } from './support/generate.ts';
import { officialJudge, type Syntax } from './support/judge.ts';

/** `npm run test:documents -- [--n 2000] [--from 0] [--syntax cii|ubl]`: a generated set against the official rules. */
const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const count = Number(option('n', '2000'));
const from = Number(option('from', '0'));
const syntaxes = option('syntax', 'cii,ubl').split(',') as Syntax[];
const write = { cii: serializeCii, ubl: serializeUbl };
const failures = new Map<string, { count: number; example: string }>();
for (const syntax of syntaxes) {
  const judge = await officialJudge(syntax);
  const start = performance.now();
  for (let seed = from; seed < from + count; seed++) {
    const { name, document } = generate(seed);
    for (const verdict of judge(write[syntax](document))) {
      const known = failures.get(verdict.rule) ?? { count: 0, example: `${name}: ${verdict.text}` };
      failures.set(verdict.rule, { ...known, count: known.count + 1 });
    }
  }
  console.log(`${syntax}: ${count} documents in ${Math.round((performance.now() - start) / 1000)} s`);
}
for (const [rule, { count: times, example }] of failures) console.log(`${rule} × ${times}: ${example}`);
process.exit(failures.size > 0 ? 1 : 0);
