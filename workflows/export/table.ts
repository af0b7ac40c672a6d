import type { Locale } from '#db/shapes/locale.ts';
import { centsToDecimal } from '../invoice/money.ts';
import { amountCell, csvOf, textCell } from './csv.ts';

/** What a cell of a table is: a text, a day (YYYY-MM-DD), an amount in cents, a count. Null: nothing. */
export type CellKind = 'text' | 'day' | 'cents' | 'count';
export type Cell = string | number | null;

/** A table for spreadsheets; each row has a cell a column. */
export type Table = {
  name: string;
  columns: readonly { head: string; kind: CellKind }[];
  rows: readonly (readonly Cell[])[];
};

/** The same as CSV of a language: amounts as its spreadsheets read them, days as ISO dates. */
export function csvTable({ columns, rows }: Table, locale: Locale): string {
  const cellOf = (kind: CellKind, cell: Cell): string => {
    if (cell === null || cell === '') return '';
    if (kind === 'cents') return amountCell(centsToDecimal(Number(cell)), locale);
    return kind === 'count' ? String(cell) : textCell(String(cell));
  };
  return csvOf(
    [
      columns.map(({ head }) => textCell(head)),
      ...rows.map((row) => columns.map(({ kind }, at) => cellOf(kind, row[at] ?? null))),
    ],
    locale,
  );
}
