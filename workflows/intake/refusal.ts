import { refusalTexts } from './refusal-texts.ts';
import type { Mended } from './table/mends.ts';
import type { Question } from './table/questions.ts';
import type { Texts } from './texts.ts';
import { fill, plainValues, type Values } from './texts.ts';

export type RefusalCode = keyof typeof refusalTexts;

/**
 * Why one cell of a table can't be taken: row as the spreadsheet counts them (the header is row 1), and column header. `cell`
 * is its name there ("C3") and what stands in it; null of a column that the table lacks.
 */
export type RowProblem = {
  row: number;
  column: string;
  cell: { name: string; says: string } | null;
  text: Texts;
};

/** Why a file is not taken, for the person who gave it. `details` holds every difference, where there are several. */
export type Reason = {
  code: RefusalCode;
  values: Record<string, string>;
  text: Texts;
  details: Texts[];
  rows: RowProblem[];
  /** What a person is to say before the file can be read; its answers come back with the file. */
  questions: Question[];
  /** Cells that a person had changed for this reading, and the sheet they are of, where the file has sheets. */
  mended: Mended[];
  sheet: string | null;
};

/** Thrown by the readers when a file can't become a draft; its reason is meant for the person, not for the log. */
export class Refusal extends Error {
  readonly reason: Reason;

  constructor(
    code: RefusalCode,
    values: Values = {},
    more: Partial<Pick<Reason, 'details' | 'rows' | 'questions'>> = {},
  ) {
    const text = fill(refusalTexts[code], values);
    super(text.en);
    this.name = 'Refusal';
    const { details = [], rows = [], questions = [] } = more;
    this.reason = {
      code,
      values: plainValues(values),
      text,
      details,
      rows,
      questions,
      mended: [],
      sheet: null,
    };
  }
}
