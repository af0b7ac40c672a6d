import { type Row, textOf } from './cell.ts';
import type { Marks } from './column-marks.ts';
import type { Columns } from './find-head.ts';
import { type Column, columnTexts } from './headers.ts';
import { isDash, measureOf } from './measure.ts';
import { decimalOf } from './notation.ts';
import type { WrongCell } from './reading.ts';
import { type SumLabel, sumLabelOf } from './sum-label.ts';

/** An amount of a row of sums, as a decimal, and the cell it stands in. */
export type SumAmount = WrongCell & { column: Column | null; value: string };

const money = [
  'unitPrice',
  'grossPrice',
  'amount',
  'otherAmount',
  'grossAmount',
  'vatAmount',
] as const satisfies Column[];

/** What a row sums, by its label or by having nothing but amounts; null when it is a line. */
export function sumOf(row: Row, { at }: Columns): SumLabel | null {
  const filled = (column: Column) => textOf(row, at[column]) !== '';
  const text = textOf(row, at.name) || (row.cells.find((cell) => /\p{L}/u.test(cell.text))?.text ?? '');
  const isLine = filled('quantity') && (filled('unitPrice') || filled('grossPrice'));
  if (text === '') return !isLine && money.some(filled) ? { of: 'any', sure: false } : null;
  const label = sumLabelOf(text);
  if (label?.hints) return isBare(row, at) ? label : null;
  return label && (label.sure || !isLine) ? label : null;
}

/** Whether nothing of a row tells it from a sum: it has no count, no rate and no discount of its own. */
export function isBare(row: Row, at: Columns['at']): boolean {
  return (['quantity', 'unit', 'vat', 'discount', 'discountAmount'] as const).every((column) => {
    const own = row.cells[at[column] ?? -1];
    const text = (own?.covering ?? own)?.text.trim() ?? '';
    return text === '' || isDash(text);
  });
}

/** The numbers of a row of sums that are amounts: no count, no rate. */
export function sumAmounts(row: Row, { at, heads }: Columns, marks: Marks): SumAmount[] {
  const columnAt = new Map((Object.keys(at) as Column[]).map((column) => [at[column], column]));
  return row.cells.flatMap((cell, index) => {
    const column = columnAt.get(index) ?? null;
    if (column !== null && !(money as readonly Column[]).includes(column)) return [];
    const measure = isDash(cell.text) ? null : measureOf(cell);
    if (!measure || measure.said.percent || measure.said.unit) return [];
    const decimal = decimalOf(measure.body, measure.exact ? '.' : ((column && marks.get(column)) ?? ','));
    if (decimal === null) return [];
    const value = measure.negative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
    return [
      {
        column,
        header: heads[index]?.text || columnTexts[column ?? 'amount'].fr,
        at: index,
        says: cell.text.trim(),
        value,
      },
    ];
  });
}
