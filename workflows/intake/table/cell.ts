import type { Texts } from '../texts.ts';

/**
 * One cell as a person reads it, with what its format shows beside the number ("10%", "15 €", "1:30"). `exact`: the
 * number comes from a workbook, so its point is the decimal sign whatever else stands in the column.
 */
export type Cell = {
  text: string;
  exact?: true;
  /** The cell above that covers this one, where they are joined: its rate or unit is that of each row, its amount is not. */
  covering?: Cell;
};

/** `row` is the number a person sees beside it in the spreadsheet. */
export type Row = { row: number; cells: Cell[] };

export type Table = Row[];

export const textOf = (row: Row, at: number | undefined): string => row.cells[at ?? -1]?.text.trim() ?? '';

export const isBlank = ({ cells }: Row): boolean => cells.every(({ text }) => text.trim() === '');

/** Rows as a sentence names them: "ligne 7", "lignes 2–4, 7". */
export function rowsNamed(rows: number[]): Texts {
  const parts: [number, number][] = [];
  for (const row of rows) {
    const last = parts.at(-1);
    if (last && row - last[1] <= 1) last[1] = row;
    else parts.push([row, row]);
  }
  const list = parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
  return rows.length === 1
    ? { fr: `ligne ${list}`, en: `row ${list}` }
    : { fr: `lignes ${list}`, en: `rows ${list}` };
}
