import { Refusal } from '../refusal.ts';
import type { Cell, Row, Table } from './cell.ts';
import { type Column, columnTexts, type Head, headOf, resembledBy } from './headers.ts';

/** The heads from left to right, and which of them is which column. */
export type Columns = { heads: Head[]; at: Partial<Record<Column, number>> };

/** Titles, addresses and dates above a table take fewer rows than this. */
const deepestHead = 100;

/**
 * The row that names the columns: the first that names what a line is and what it costs. What stands above it is a
 * title. "Description" names the line where nothing else does, and an amount is the price where there is no quantity.
 *
 * @throws Refusal when no row does, or when two columns of it mean the same, or one may be what lines need.
 */
export function findHead(table: Table): { at: number; columns: Columns } {
  const found = headRow(table);
  if (!found) throw new Refusal('table.empty');
  const { at, row, columns: nearest } = found;
  if (isWhole(nearest)) {
    refuseSigns(nearest);
    refuseTwice(nearest);
    refuseUnclear(nearest);
    return { at, columns: nearest };
  }
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

/** The row that names the columns; where none does, the one that comes nearest. */
export function headRow(table: Table): { at: number; row: number; columns: Columns } | null {
  const candidates = table.slice(0, deepestHead).map((row) => columnsOf(row));
  const sizes = candidates.map(({ at }) => Object.keys(at).length);
  const whole = candidates.findIndex(isWhole);
  const at = whole === -1 ? sizes.indexOf(Math.max(...sizes)) : whole;
  const columns = candidates[at];
  return columns ? { at, row: table[at]?.row ?? 1, columns } : null;
}

/** Columns that lines need, or that something is put in place of, where a table does not have them. */
export function lacking({ at }: Columns): Column[] {
  const price = priceAt({ heads: [], at }) === undefined;
  return [
    ...(at.name === undefined ? (['name'] as const) : []),
    ...(price ? (['unitPrice', 'grossPrice'] as const) : []),
    ...(at.quantity === undefined ? (['quantity'] as const) : []),
    ...(at.vat === undefined && at.vatAmount === undefined ? (['vat'] as const) : []),
  ];
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
  // "Description" beside "Detail" names the line; where a name stands, both say more of it.
  if (!heads.some(({ column }) => column === 'name')) {
    const first = heads.find(({ column }) => column === 'description');
    if (first) first.column = 'name';
  }
  for (const [index, head] of heads.entries()) {
    // "Montant" and "Total" side by side: both are held against the line.
    if (head.column === 'amount' && at.amount !== undefined) head.column = 'otherAmount';
    if (head.column) at[head.column] ??= index;
  }
  return { heads, at };
}

/** "Prix ($)" names no currency, and euros are not what it says. */
function refuseSigns({ heads }: Columns): void {
  const signed = heads.filter(({ column, sign }) => column !== null && sign !== undefined);
  if (signed.length === 0) return;
  throw new Refusal('table.sign', { headers: signed.map(({ text }) => `« ${text} »`).join(', ') });
}

function refuseTwice({ heads }: Columns): void {
  for (const [column, same] of Map.groupBy(heads, (head) => head.column)) {
    if (column === null || same.length < 2) continue;
    const { fr, en } = columnTexts[column];
    throw new Refusal('table.duplicate', { fr, en, headers: same.map(({ text }) => text).join(', ') });
  }
}

/** A quantity, a rate or a discount under a head that is not understood is not taken for none at all. */
function refuseUnclear({ heads, at }: Columns): void {
  const stands = (column: Column) =>
    at[column] !== undefined ||
    (column === 'vat' && at.vatAmount !== undefined) ||
    (column === 'discount' && at.discountAmount !== undefined);
  for (const [column, alike] of Map.groupBy(heads, resembledBy)) {
    if (column === null || stands(column)) continue;
    const { fr, en } = columnTexts[column];
    throw new Refusal('table.unclear', { fr, en, headers: alike.map(({ text }) => text).join(', ') });
  }
}
