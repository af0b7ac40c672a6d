/** What a person writes in place of a cell that was refused: the cell as a spreadsheet names it, "C3". */
export type Mend = { cell: string; text: string };

/** All of one reading, with the name of the sheet they were written for; null of a table without sheets. */
export type Mends = { sheet: string | null; cells: readonly Mend[] };

/** A cell that a person changed: what the file says there, and what is read instead. */
export type Mended = { cell: string; was: string; now: string };

export const noMends: Mends = { sheet: null, cells: [] };
