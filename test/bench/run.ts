/**
 * `npm run bench [-- NAME…] [--n N] [--workers 1,2] [--json FILE]`: each benchmark as a table with ratios measured in the
 * same run. `--workers`: how many of them `minute` runs with, one measurement after the other.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { aged } from './aged.ts';
import { documents } from './documents/documents.ts';
import { type Figure, printTable } from './figures.ts';
import { growth } from './growth.ts';
import { keys } from './keys/keys.ts';
import { matching } from './matching.ts';
import { minute } from './minute.ts';
import { monthEnd } from './month-end/month-end.ts';
import { preview } from './preview/preview.ts';
import { reviews } from './reviews.ts';
import { stall } from './stall/stall.ts';
import { weight } from './weight.ts';

const benches: Record<string, (options: { n: number; fleets?: number[] | undefined }) => Promise<Figure[]>> =
  {
    reviews,
    growth,
    documents,
    preview,
    keys,
    'month-end': monthEnd,
    matching,
    aged,
    minute,
    weight,
    stall,
  };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, n: { type: 'string', default: '2000' }, workers: { type: 'string' } },
});
const names = positionals.length > 0 ? positionals : Object.keys(benches);
const figures: Figure[] = [];
for (const name of names) {
  const bench = benches[name];
  if (!bench) throw new Error(`no benchmark ${name}; there are: ${Object.keys(benches).join(', ')}`);
  const measured = await bench({ n: Number(values.n), fleets: values.workers?.split(',').map(Number) });
  process.stdout.write(`\n${printTable(measured)}\n`);
  figures.push(...measured);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}
