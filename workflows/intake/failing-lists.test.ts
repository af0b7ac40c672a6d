import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Line } from '#db/shapes/content.ts';
import { sumCents } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { parseFile } from './parse-file.ts';

const folder = resolve('../shared/validation/failing');
const isHere = existsSync(folder);
if (!isHere) console.warn(`SKIPPED: the lists that people sent are not at ${folder}`);

/** What each list says, in net cents and lines; or how it is refused. */
const right: Record<string, { lines: string[]; netCents: number } | { code: string; asks: string[] }> = {
  '18-tva-amount-column.csv': { lines: ['2 × 100 at 20'], netCents: 20_000 },
  'csv-accounting-negative.csv': {
    lines: ['-1 × 150 at 20', '-1 × 150 at 20', '-1 × 150 at 20'],
    netCents: -45_000,
  },
  'csv-dot-thousands-read-as-decimals.csv': { code: 'table.asks', asks: ['decimal'] },
  'csv-hours-1h30.csv': { lines: ['1.5 × 55 at 20', '0.75 × 55 at 20', '2 × 55 at 20'], netCents: 23_375 },
  'csv-price-eur-ht.csv': { lines: ['1 × 1234.56 at 20'], netCents: 111_110 },
  'csv-title-rows.csv': { lines: ['1 × 100 at 20'], netCents: 10_000 },
  'csv-total-row-becomes-a-line.csv': { lines: ['1 × 100 at 20', '1 × 50 at 20'], netCents: 15_000 },
  'csv-total-row.csv': { lines: ['2 × 100 at 20', '1 × 50 at 20'], netCents: 25_000 },
  'csv-tva-20.csv': {
    lines: ['20', '20', '20', '5.5', '5.5', '0'].map((rate) => `1 × 100 at ${rate}`),
    netCents: 60_000,
  },
  'xlsx-cover-sheet.xlsx': { lines: ['1 × 100 at 20'], netCents: 10_000 },
  'xlsx-time-cells.xlsx': { lines: ['1.5 × 55 at 20', '36 × 55 at 20'], netCents: 206_250 },
};

describe.skipIf(!isHere)('lists that were read wrongly', () => {
  test.each(Object.entries(right))('%s', async (name, expected) => {
    const read = await parseFile(readFileSync(resolve(folder, name)));
    if (!read.ok) {
      expect({ code: read.reason.code, asks: read.reason.questions.map((each) => each.name) }).toEqual(
        expected,
      );
      return;
    }
    if (read.kind !== 'lines') throw new Error(read.kind);
    const lines = read.lines.map(
      ({ quantity, unitPrice, vat }) => `${quantity} × ${unitPrice} at ${vat.rate}`,
    );
    expect({ lines, netCents: netOf(read) }).toEqual(expected);
  });
});

function netOf({ lines }: { lines: Line[] }): number {
  return sumCents(lines.map(lineNetCents));
}
