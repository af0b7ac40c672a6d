import type { Texts, Values } from '../texts.ts';
import type { Cell, Row } from './cell.ts';
import type { Marks } from './column-marks.ts';
import type { Columns } from './find-head.ts';
import { type Column, columnTexts } from './headers.ts';
import { isDash, measureOf } from './measure.ts';
import { decimalOf } from './notation.ts';
import type { Reading } from './reading.ts';
import type { rowTexts } from './row-texts.ts';
import { spokenDecimal } from './spoken.ts';
import type { Said } from './words.ts';

/** A decimal with its sign, what its own words say of it, and what they say together with those of the head. */
export type ReadNumber = { value: string; own: Said; said: Said };

/** The cells of one row by their columns; what is wrong with one is told by the head it stands under. */
export class RowCells {
  readonly row: number;
  readonly #row: Row;
  readonly #columns: Columns;
  readonly #marks: Marks;
  readonly reading: Reading;

  constructor(row: Row, columns: Columns, marks: Marks, reading: Reading) {
    this.row = row.row;
    this.#row = row;
    this.#columns = columns;
    this.#marks = marks;
    this.reading = reading;
  }

  has(column: Column): boolean {
    return this.#columns.at[column] !== undefined;
  }

  text(column: Column): string {
    return this.cell(column).text.trim();
  }

  cell(column: Column): Cell {
    const own = this.#row.cells[this.#columns.at[column] ?? -1] ?? { text: '' };
    return (column === 'vat' || column === 'unit') && own.covering ? own.covering : own;
  }

  headSaid(column: Column): Said {
    return this.#columns.heads[this.#columns.at[column] ?? -1]?.said ?? {};
  }

  header(column: Column): string {
    return this.#columns.heads[this.#columns.at[column] ?? -1]?.text || columnTexts[column].fr;
  }

  mark(column: Column): ',' | '.' {
    return this.#marks.get(column) ?? ',';
  }

  assume(code: Parameters<Reading['assume']>[0], values?: Values): void {
    this.reading.assume(code, this.row, values);
  }

  /** What was made of a cell, told with what it says: "1h30 → 1,5". */
  assumeOf(column: Column, code: Parameters<Reading['assume']>[0], now: Texts): void {
    const { text, exact } = this.cell(column);
    const isNumber = exact && /^-?\d+(\.\d+)?$/.test(text);
    const was = isNumber ? spokenDecimal(text) : { fr: text.trim(), en: text.trim() };
    const made = { fr: `${was.fr} → ${now.fr}`, en: `${was.en} → ${now.en}` };
    this.reading.assume(code, this.row, {}, made);
  }

  wrong(column: Column, code: keyof typeof rowTexts, values?: Values): null {
    const cell = { header: this.header(column), at: this.#columns.at[column], says: this.text(column) };
    return this.reading.wrong(this.row, cell, code, values);
  }

  /** Null where there is nothing, or only a dash; also where it is no number, which is told. */
  number(column: Column): ReadNumber | null {
    const cell = this.cell(column);
    if (!cell.text.trim() || isDash(cell.text)) return null;
    const measure = measureOf(cell);
    const decimal = measure && decimalOf(measure.body, measure.exact ? '.' : this.mark(column));
    if (!measure || decimal === null) {
      return this.wrong(column, /\p{Sc}/u.test(cell.text) ? 'currency.sign' : 'number.invalid');
    }
    const head = this.headSaid(column);
    const own = measure.said;
    const keys = ['basis', 'currency', 'unit'] as const;
    const against = keys.some((key) => own[key] && head[key] && own[key] !== head[key]);
    if (against) this.wrong(column, 'words.differ', { head: this.header(column) });
    const value = measure.negative && /[1-9]/.test(decimal) ? `-${decimal}` : decimal;
    return { value, own, said: { ...head, ...own } };
  }
}
