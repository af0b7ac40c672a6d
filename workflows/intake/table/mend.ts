import { Refusal } from '../refusal.ts';
import { listed } from '../texts.ts';
import { type Row, textOf } from './cell.ts';
import { cellAt } from './cell-name.ts';
import type { Columns } from './find-head.ts';
import type { Mend, Mended, Mends } from './mends.ts';

const mostCells = 1000;
const longestText = 4000;

/**
 * The rows as they are to be read. A cell counts as changed where its words are others than those of the file; it is read like
 * any other, and none that the table has no row and no head for can be written into.
 *
 * @throws Refusal
 */
export function mendRows(
  rows: readonly Row[],
  { heads }: Columns,
  { cells }: Mends,
): { rows: Row[]; mended: Mended[] } {
  if (cells.length > mostCells) throw new Refusal('cells.tooMany', { limit: String(mostCells) });
  const long = cells.filter(({ text }) => text.length > longestText);
  if (long.length > 0) throw new Refusal('cells.tooLong', { cells: namesOf(long) });
  const byNumber = new Map(rows.map((row) => [row.row, { ...row, cells: [...row.cells] }]));
  const mended: Mended[] = [];
  const unknown = cells.filter(({ cell, text }) => {
    const place = cellAt(cell);
    const row = place && byNumber.get(place.row);
    if (!row || !heads[place.at]?.text.trim()) return true;
    const own = row.cells[place.at];
    const was = textOf({ row: 0, cells: [own?.covering ?? own ?? { text: '' }] }, 0);
    if (inOneLine(was) === inOneLine(text)) return false;
    while (row.cells.length < place.at) row.cells.push({ text: '' });
    row.cells[place.at] = { text };
    mended.push({ cell, was, now: text.trim() });
    return false;
  });
  if (unknown.length > 0) throw new Refusal('cells.unknown', { cells: namesOf(unknown) });
  return { rows: rows.map((row) => byNumber.get(row.row) ?? row), mended };
}

/** A field of one line shows no line ends. */
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Names of a form may be anything at all. */
const namesOf = (cells: readonly Mend[]) => listed(cells.map(({ cell }) => `« ${cell.slice(0, 12)} »`));
