import { type Row, textOf } from './cell.ts';
import type { Columns } from './find-head.ts';
import type { Column } from './headers.ts';
import { measureOf } from './measure.ts';
import type { Reading } from './reading.ts';

const money = [
  'unitPrice',
  'grossPrice',
  'discountAmount',
  'discount',
  'amount',
  'otherAmount',
  'grossAmount',
  'vatAmount',
] as const satisfies Column[];

/** The currency that heads and cells name, euros where they name none. A second one is a problem of its cell. */
export function currencyOf(rows: Row[], { at, heads }: Columns, reading: Reading): string {
  let currency = '';
  for (const column of money) {
    const index = at[column];
    const head = heads[index ?? -1];
    if (index === undefined || !head) continue;
    currency ||= head.said.currency ?? '';
    for (const row of rows) {
      const found = measureOf(row.cells[index] ?? { text: '' })?.said.currency ?? head.said.currency;
      if (!found) continue;
      currency ||= found;
      if (found !== currency) {
        reading.wrong(row.row, { header: head.text, at: index, says: textOf(row, index) }, 'currency.mixed', {
          currency,
        });
      }
    }
  }
  return currency || 'EUR';
}
