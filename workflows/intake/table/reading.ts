import type { RowProblem } from '../refusal.ts';
import { fill, listed, type Texts, type Values } from '../texts.ts';
import type { Warning } from '../warning.ts';
import { type WarningCode, warning } from '../warning.ts';
import { rowsNamed } from './cell.ts';
import { cellName } from './cell-name.ts';
import type { Question } from './questions.ts';
import { rowTexts } from './row-texts.ts';

/** The cell that is wrong, by the head it stands under; `at` counts the columns from 0, and is not there where the column is not. */
export type WrongCell = { header: string; at: number | undefined; says: string };

/** What comes out while a table is read: what is wrong, what was assumed and where, what a person is to be asked. */
export class Reading {
  readonly problems: RowProblem[] = [];
  readonly questions: Question[] = [];
  /** Sums the table states that agree with its lines. */
  sumsHeld = 0;
  readonly #assumed = new Map<
    WarningCode,
    { rows: Set<number>; values: Values; cases: Map<string, Texts> }
  >();

  wrong(
    row: number,
    { header, at, says }: WrongCell,
    code: keyof typeof rowTexts,
    values: Values = {},
  ): null {
    const cell = at === undefined ? null : { name: cellName(at, row), says };
    this.problems.push({ row, column: header, cell, text: fill(rowTexts[code], { found: says, ...values }) });
    return null;
  }

  /** `made` is what became of this cell: a note lists what the file says, each once. */
  assume(code: WarningCode, row: number, values: Values = {}, made?: Texts): void {
    const { rows, cases } = this.#assumed.get(code) ?? { rows: new Set(), cases: new Map() };
    if (made) cases.set(made.fr, made);
    this.#assumed.set(code, { rows: rows.add(row), values, cases });
  }

  /** A question is asked once, by the first cell that raises it. */
  ask(asked: Question): void {
    if (!this.questions.some(({ name }) => name === asked.name)) this.questions.push(asked);
  }

  warnings(): Warning[] {
    return [...this.#assumed].map(([code, { rows, values, cases }]) => {
      const made = [...cases.values()];
      const list = {
        fr: listed(
          made.map(({ fr }) => fr),
          '\u202f; ',
        ).fr,
        en: listed(
          made.map(({ en }) => en),
          '; ',
        ).en,
      };
      return warning(code, {
        ...values,
        ...(made.length > 0 && { list }),
        rows: rowsNamed([...rows].sort((a, b) => a - b)),
      });
    });
  }
}
