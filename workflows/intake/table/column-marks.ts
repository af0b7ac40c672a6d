import { type Row, textOf } from './cell.ts';
import type { Columns } from './find-head.ts';
import type { Column } from './headers.ts';
import { measureOf } from './measure.ts';
import { columnMark, decimalOf, type Mark, marksOf } from './notation.ts';
import { type Answers, question } from './questions.ts';
import type { Reading } from './reading.ts';
import { spokenDecimal } from './spoken.ts';

const numeric = [
  'quantity',
  'unitPrice',
  'grossPrice',
  'discount',
  'discountAmount',
  'amount',
  'otherAmount',
  'grossAmount',
  'vatAmount',
] as const satisfies Column[];

export type Marks = ReadonlyMap<Column, Mark>;

/** The decimal mark of each column of numbers; where the numbers of one don't tell it, its person is asked. */
export function columnMarks(rows: Row[], { at, heads }: Columns, answers: Answers, reading: Reading): Marks {
  const answered: Mark = answers.decimal === 'point' ? '.' : ',';
  const marks = new Map<Column, Mark>();
  for (const column of numeric) {
    const index = at[column];
    if (index === undefined) continue;
    const bodies = rows.map(({ cells, row }) => {
      const cell = cells[index];
      const measure = cell && !cell.exact ? measureOf(cell) : null;
      return { row, body: measure?.body ?? '' };
    });
    const mark = columnMark(bodies.map(({ body }) => body));
    if (mark === 'asks' && !answers.decimal) {
      const first = bodies.find(({ body }) => marksOf(body) === 'either');
      const row = rows.find((each) => each.row === first?.row);
      const found = row ? textOf(row, index) : '';
      const as = (decimal: Mark) => spokenDecimal(decimalOf(first?.body ?? '', decimal) ?? '0');
      const values = { column: heads[index]?.text ?? '', row: String(first?.row ?? ''), found };
      reading.ask(question('decimal', { ...values, comma: as(','), point: as('.') }));
    }
    marks.set(column, mark === 'asks' || mark === null ? answered : mark);
  }
  return marks;
}
