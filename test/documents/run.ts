import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Share, Told } from './share.ts';
import { hasValidation, officialJudge, type Syntax, syntaxes as syntaxesOf } from './support/judge.ts';

/**
 * `npm run test:documents -- [--n 2000] [--from 0] [--syntax cii,ubl,facturX]`: so many generated documents of every kind and
 * case, each held against schema, EN 16931 and the French rules in both syntaxes, and against those of Factur-X as a PDF
 * embeds it; and every fault planted in every one of them, to be found by our own checks; on all cores. Ends with 1 when anything failed, each rule with its first document.
 */
const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const count = Number(option('n', '2000'));
const from = Number(option('from', '0'));
const syntaxes = option('syntax', syntaxesOf.join()).split(',') as Syntax[];
const failures = new Map<string, { times: number; first: string }>();
let judged = 0;
let plantings = 0;

if (!hasValidation) {
  console.log('The official rules are not at ../shared/validation: nothing can be held against them.');
  process.exit(1);
}
// The rules are compiled once, and found compiled by all.
for (const syntax of syntaxes) await officialJudge(syntax);
const start = performance.now();
const seconds = () => Math.round((performance.now() - start) / 1000);
const step = availableParallelism();
const ended = await Promise.all(Array.from({ length: step }, (_, index) => judgeShare(from + index)));
const whole = ended.every((code) => code === 0) && judged === count;
console.log(
  `${judged} documents judged as ${syntaxes.join(' and ')} in ${seconds()} s, ${plantings} faults planted in them`,
);
for (const [rule, { times, first }] of failures) console.log(`${rule} × ${times}: ${first}`);
if (!whole) console.log(`${count - judged} documents were not judged`);
console.log(failures.size === 0 ? '0 failures' : `${failures.size} rules failed`);
process.exit(failures.size > 0 || !whole ? 1 : 0);

function judgeShare(first: number): Promise<number | null> {
  const child = fork(join(import.meta.dirname, 'share.ts'), { execArgv: ['--import', 'tsx'] });
  child.on('message', ({ failures: found, plantings: times }: Told) => {
    judged += 1;
    plantings += times;
    if (judged % 250 === 0) console.log(`${judged} of ${count} after ${seconds()} s`);
    for (const { rule, where } of found) {
      if (!failures.has(rule)) console.log(`${rule}: ${where}`);
      const known = failures.get(rule) ?? { times: 0, first: where };
      failures.set(rule, { ...known, times: known.times + 1 });
    }
  });
  child.send({ from: first, to: from + count, step, syntaxes } satisfies Share);
  return new Promise((done) => child.once('exit', done));
}
