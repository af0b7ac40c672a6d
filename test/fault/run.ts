/**
 * `npm run test:faults [-- NAME… --short --seed N --size N --only CASE]`: everything dies, and nothing may be lost.
 * Prints a table; for each promise that broke, the command that shows it again. Exit 1 when there is one.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareCluster } from '#test/setup/prepared-cluster.ts';
import { scenarios } from './scenarios.ts';
import { tableHead, tableLine } from './support/report.ts';
import type { Row } from './support/scenario.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    size: { type: 'string' },
    only: { type: 'string' },
  },
});
const unknown = positionals.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) {
  const names = scenarios.map(
    ({ name, says, unit, sizes }) =>
      `  ${name}: ${says} (--size: ${unit}; ${sizes.short} short, ${sizes.long} long)`,
  );
  process.stderr.write(`no scenario ${unknown.join(', ')}; there are:\n${names.join('\n')}\n`);
  process.exit(1);
}

const seed = Number(values.seed);
const dir = mkdtempSync(join(tmpdir(), 'tacite-faults-'));
const { urls, stop } = await prepareCluster(dir, []);
const say = (text: string) => process.stdout.write(`${text}\n`);
/** Of one line: a mistake that breaks everything needs no page of it. */
const mostShown = 12;
const all: Row[] = [];
try {
  for (const scenario of scenarios) {
    if (positionals.length > 0 && !positionals.includes(scenario.name)) continue;
    const size = values.size ? Number(values.size) : scenario.sizes[values.short ? 'short' : 'long'];
    if (size === 0 && values.short) continue;
    say(`\n${scenario.name} (seed ${seed}): ${scenario.says}`);
    const lab = { urls, seed, size, isShort: values.short, ...(values.only ? { only: values.only } : {}) };
    say(tableHead);
    for await (const row of scenario.run(lab)) {
      say(tableLine(row));
      for (const broken of row.broken.slice(0, mostShown)) {
        const again = `--seed ${seed} --size ${size} --only '${broken.case}'`;
        say(`  BROKEN ${broken.says}\n    npm run test:faults -- ${scenario.name} ${again}`);
      }
      all.push(row);
    }
  }
} finally {
  await stop();
  rmSync(dir, { recursive: true, force: true });
}
const broken = all.reduce((sum, row) => sum + row.broken.length, 0);
say(`\n${all.reduce((sum, row) => sum + row.count, 0)} faults, ${broken} promises broken`);
if (all.length === 0) process.stderr.write('nothing was done: no such case\n');
process.exit(broken > 0 || all.length === 0 ? 1 : 0);
