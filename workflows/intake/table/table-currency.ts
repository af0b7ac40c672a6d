import { currencyCodes } from '#workflows/invoice/codes/currency-codes.ts';
import { type Row, textOf } from './cell.ts';
import type { Columns } from './find-head.ts';
import type { Column } from './headers.ts';
import { measureOf } from './measure.ts';
import type { Reading } from './reading.ts';
import { takeWords } from './words.ts';

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

/** What a cell of a column of currencies names; null where it names none for certain. */
function namedIn(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (currencyCodes.has(code)) return code;
  const { said, rest } = takeWords(text);
  return rest.length === 0 ? (said.currency ?? null) : null;
}

/** The currency that heads and cells name, euros where they name none. A second one is a problem of its cell. */
export function currencyOf(rows: Row[], { at, heads }: Columns, reading: Reading): string {
  let currency = '';
  for (const row of rows) {
    const says = textOf(row, at.currency);
    if (says === '' || at.currency === undefined) continue;
    const cell = { header: heads[at.currency]?.text ?? '', at: at.currency, says };
    const found = namedIn(says);
    currency ||= found ?? '';
    if (!found) reading.wrong(row.row, cell, /\p{Sc}/u.test(says) ? 'currency.sign' : 'currency.unknown');
    else if (found !== currency) reading.wrong(row.row, cell, 'currency.mixed', { currency });
  }
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
