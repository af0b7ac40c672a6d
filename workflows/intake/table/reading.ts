import type { RowProblem } from '../refusal.ts';
import { fill, type Values } from '../texts.ts';
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
  readonly #assumed = new Map<WarningCode, { rows: Set<number>; values: Values }>();

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

  assume(code: WarningCode, row: number, values: Values = {}): void {
    const { rows } = this.#assumed.get(code) ?? { rows: new Set() };
    this.#assumed.set(code, { rows: rows.add(row), values });
  }

  /** A question is asked once, by the first cell that raises it. */
  ask(asked: Question): void {
    if (!this.questions.some(({ name }) => name === asked.name)) this.questions.push(asked);
  }

  warnings(): Warning[] {
    return [...this.#assumed].map(([code, { rows, values }]) =>
      warning(code, { ...values, rows: rowsNamed([...rows].sort((a, b) => a - b)) }),
    );
  }
}
