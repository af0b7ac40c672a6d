/** node ours.ts SUBJECT OUT.pdf SECONDS: our side of the comparison, in a process of its own as each peer has. */
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { compilePdf } from '#workflows/documents/compile.ts';
import { fonts } from '#workflows/documents/fonts.ts';
import { sheetOf } from '#workflows/documents/sheet.ts';
import { root, templateInputs } from '#workflows/documents/template-inputs.ts';
import type { TypesetInput } from '#workflows/documents/typeset-input.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { benchInput, numberedInput } from './case.ts';

const typst = () => NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fonts().blobs }] });
const template = readFileSync('workflows/documents/invoice.typ', 'utf8');
const plain = readFileSync('test/bench/documents/plain.typ', 'utf8');

/** Each makes the document of a number. `tacite` begins with the sealed content; the others are given all they set. */
const subjects: Record<string, () => (index: number) => Uint8Array> = {
  tacite: () => (index) => compilePdf(numberedInput(benchInput(), index)),
  'typst-same': () => {
    const compiler = typst();
    const input = benchInput();
    return (index) => {
      const { inputs } = templateInputs(numberedInput(input, index));
      return setBy(compiler, template, inputs);
    };
  },
  'typst-plain': () => {
    const compiler = typst();
    const input = benchInput();
    return (index) => setBy(compiler, plain, { sheet: plainSheet(numberedInput(input, index)) });
  },
};

function setBy(compiler: NodeCompiler, mainFileContent: string, inputs: Record<string, string>) {
  const pdf = compiler.pdf({ mainFileContent, inputs }, { pdfStandard: 'a-3a' });
  compiler.evictCache(5);
  return pdf;
}

function plainSheet(input: TypesetInput): string {
  const sheet = sheetOf(input);
  return JSON.stringify({
    title: sheet.title,
    number: sheet.number.value,
    seller: sheet.seller.name,
    sellerLines: sheet.seller.lines,
    buyerLines: sheet.parties.flatMap(({ who, lines, ids }) => [who, ...lines, ...ids]),
    facts: sheet.facts.map(({ label, value }) => `${label} ${value}`),
    columns: sheet.columns,
    rows: sheet.rows.map(({ name, quantity, price, rate, amount }) => [name, quantity, price, rate, amount]),
    vat: sheet.vat.rows,
    totals: sheet.totals.map(({ label, amount }) => [label, amount]),
    payment: sheet.payment?.lines ?? [],
    mentions: [...sheet.mentions.flatMap(({ paragraphs }) => paragraphs), ...sheet.identity, sheet.mandate],
  }).replace(/\\u202f|\u202f/g, '\u00a0');
}

const [subject = '', out = '', seconds = '5'] = process.argv.slice(2);
const make = subjects[subject]?.();
if (!make) throw new Error(`no subject ${subject}`);
for (let index = 0; index < 20; index++) writeFileSync(out, make(index));
const cpu = process.cpuUsage();
const start = stopwatch();
let count = 0;
let peak = 0;
let bytes = 0;
while (stopwatch() - start < Number(seconds) * 1000) {
  bytes = make(20 + count++).length;
  peak = Math.max(peak, process.memoryUsage.rss());
}
const { user, system } = process.cpuUsage(cpu);
const cpuMs = (user + system) / 1000;
process.stdout.write(
  `${JSON.stringify({ count, wallMs: stopwatch() - start, cpuMs, megabytes: peak / 1e6, bytes })}\n`,
);
