/**
 * `npm run test:long [-- NAME… --seed N --within MINUTES --turn TEXT --list]`: in whole what `npm test` runs a slice of.
 * With `--within`, as many parts as fit, beginning where `--turn` says; what is left out is named. Last line as `npm test`.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { TestResult } from '../run/results.ts';
import { countLine, reason } from '../run/summary.ts';
import { openScratch } from '../setup/scratch.ts';
import { inTurn } from './in-turn.ts';
import type { Part } from './part.ts';
import { parts } from './parts.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    within: { type: 'string' },
    turn: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
/** `races` names all of `races/0`, `races/250`… */
const named = ({ name }: Part) => positionals.some((each) => name === each || name.startsWith(`${each}/`));

const asked = positionals.length > 0 ? parts.filter(named) : parts;
if (values.list || asked.length === 0) {
  if (!values.list) say(`nothing is called ${positionals.join(', ')}; there are:`);
  for (const { name, says, seconds } of parts) say(`${`${seconds} s`.padStart(6)}  ${name}: ${says}`);
  process.exit(values.list ? 0 : 1);
}

const { seed } = values;
const withinMs = values.within === undefined ? Number.POSITIVE_INFINITY : Number(values.within) * 60_000;
const turn = values.turn === undefined ? asked : inTurn(asked, values.turn);
const scratch = openScratch();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const unending = ({ name }: Part): TestResult => ({
  project: 'long',
  file: name,
  name: 'does not end',
  ms: 0,
  outcome: 'failed',
  isFlaky: false,
});

const results: TestResult[] = [];
const leftOut: string[] = [];
const from = performance.now();
/** What parts were said to take and what they took: a machine may be slower than the one on which they were timed. */
const spent = { said: 0, took: 0 };
for (const part of turn) {
  const leftMs = withinMs - (performance.now() - from);
  const slowness = Math.max(1, spent.took / spent.said || 1);
  if (stop.signal.aborted || part.seconds * slowness * 1000 > leftMs) {
    leftOut.push(part.name);
    continue;
  }
  say(`\n— ${part.name} (seed ${seed}): ${part.says}`);
  const began = performance.now();
  const late = new AbortController();
  const patienceMs = (60 + 5 * part.seconds * slowness) * 1000;
  const alarm = setTimeout(() => late.abort(), Math.min(leftMs, patienceMs));
  const found = await part.run(seed, AbortSignal.any([stop.signal, late.signal]));
  clearTimeout(alarm);
  if (late.signal.aborted && patienceMs < leftMs) results.push(unending(part));
  else if (late.signal.aborted || stop.signal.aborted) leftOut.push(`${part.name} (begun)`);
  if (late.signal.aborted || stop.signal.aborted) continue;
  const took = (performance.now() - began) / 1000;
  spent.said += part.seconds;
  spent.took += took;
  say(`${part.name}: ${took.toFixed(0)} s, of about ${part.seconds}`);
  results.push(...found);
}

const count = (outcome: TestResult['outcome']) => results.filter((each) => each.outcome === outcome);
for (const each of count('failed')) say([`FAILED ${each.file} › ${each.name}`, ...reason(each)].join('\n'));
for (const { file, name } of count('skipped')) say(`Skipped: ${file} › ${name}`);
if (leftOut.length > 0) say(`\nLeft out for want of time: ${leftOut.join(', ')}`);
say(`\nAgain: npm run test:long -- NAME… --seed ${seed}`);
const skipped = count('skipped').length + leftOut.length;
say(countLine(count('passed').length, count('failed').length, skipped));
scratch.clear();
process.exit(count('failed').length > 0 || stop.signal.aborted ? 1 : 0);
