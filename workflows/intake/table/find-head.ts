import { Refusal } from '../refusal.ts';
import type { Cell, Row, Table } from './cell.ts';
import { type Column, columnTexts, type Head, headOf } from './headers.ts';

/** The heads from left to right, and which of them is which column. */
export type Columns = { heads: Head[]; at: Partial<Record<Column, number>> };

/** Titles, addresses and dates above a table take fewer rows than this. */
const deepestHead = 100;

/**
 * The row that names the columns: the first that names what a line is and what it costs. What stands above it is a
 * title. "Description" names the line where nothing else does, and an amount is the price where there is no quantity.
 *
 * @throws Refusal when no row does, or when two columns of it mean the same.
 */
export function findHead(table: Table): { at: number; columns: Columns } {
  const candidates = table.slice(0, deepestHead).map((row) => columnsOf(row));
  const at = candidates.findIndex(isWhole);
  const columns = candidates[at];
  if (columns) {
    refuseTwice(columns);
    return { at, columns };
  }
  const sizes = candidates.map(({ at }) => Object.keys(at).length);
  const nearest = candidates[sizes.indexOf(Math.max(...sizes))];
  if (!nearest) throw new Refusal('table.empty');
  const row = table[candidates.indexOf(nearest)]?.row ?? 1;
  const missing = [
    ...(nearest.at.name === undefined ? [columnTexts.name] : []),
    ...(priceAt(nearest) === undefined ? [columnTexts.unitPrice] : []),
  ];
  throw new Refusal('table.columns', {
    row: String(row),
    fr: missing.map(({ fr }) => fr).join(', '),
    en: missing.map(({ en }) => en).join(', '),
  });
}

/** The column that says what one unit costs. */
export function priceAt({ at }: Columns): Column | undefined {
  if (at.unitPrice !== undefined) return 'unitPrice';
  if (at.grossPrice !== undefined) return 'grossPrice';
  if (at.quantity !== undefined) return undefined;
  return (['amount', 'grossAmount'] as const).find((column) => at[column] !== undefined);
}

/** How many columns a row names. */
export const columnsAt = (cells: Cell[]): number => Object.keys(columnsOf({ row: 0, cells }).at).length;

/** Whether a row of the table names the columns that lines need. */
export const namesColumns = (table: Table): boolean =>
  table.slice(0, deepestHead).some((row) => isWhole(columnsOf(row)));

const isWhole = (columns: Columns) => columns.at.name !== undefined && priceAt(columns) !== undefined;

function columnsOf({ cells }: Row): Columns {
  const heads = cells.map(({ text }) => headOf(text));
  const at: Columns['at'] = {};
  for (const [index, head] of heads.entries()) {
    // "Montant" and "Total" side by side: both are held against the line.
    if (head.column === 'amount' && at.amount !== undefined) head.column = 'otherAmount';
    if (head.column) at[head.column] ??= index;
  }
  if (at.name === undefined && at.description !== undefined) {
    at.name = at.description;
    delete at.description;
  }
  return { heads, at };
}

function refuseTwice({ heads }: Columns): void {
  for (const [column, same] of Map.groupBy(heads, (head) => head.column)) {
    if (column === null || same.length < 2) continue;
    const { fr, en } = columnTexts[column];
    throw new Refusal('table.duplicate', { fr, en, headers: same.map(({ text }) => text).join(', ') });
  }
}
