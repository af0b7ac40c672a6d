import type { Line } from '#db/shapes/content.ts';
import { blankContent } from '#workflows/invoice/blank-content.ts';
import { sumCents } from '#workflows/invoice/money.ts';
import { computeTotals } from '#workflows/invoice/totals.ts';
import type { RowProblem } from '../refusal.ts';
import type { Warning } from '../warning.ts';
import { warning } from '../warning.ts';
import { type Row, rowsNamed, textOf } from './cell.ts';
import { columnMarks, type Marks } from './column-marks.ts';
import type { Columns } from './find-head.ts';
import type { Column } from './headers.ts';
import { holdRow } from './hold-row.ts';
import { holdSums } from './hold-sums.ts';
import { type Answers, type Question, question } from './questions.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { Reading } from './reading.ts';
import { RowCells } from './row-cells.ts';
import { spokenAmount } from './spoken.ts';
import { chosen, type SumRow } from './sum-fit.ts';
import { isPayment } from './sum-label.ts';
import { isBare, sumAmounts, sumOf } from './sum-row.ts';
import { currencyOf } from './table-currency.ts';
import { LinesAbove } from './unnamed-sum.ts';

/** What came of the rows, read in one way. Lines are of use only where there are no problems and no questions. */
export type Outcome = {
  lines: Line[];
  currency: string;
  problems: RowProblem[];
  questions: Question[];
  warnings: Warning[];
};

/** Rows below the heads: lines, sums of lines, headings. */
export function readRows(rows: Row[], columns: Columns, price: Column, answers: Answers): Outcome {
  const reading = new Reading();
  const marks = columnMarks(rows, columns, answers, reading);
  const currency = currencyOf(rows, columns, reading);
  const sums: SumRow[] = [];
  const headings: Row[] = [];
  const lineRows: Row[] = [];
  for (const row of rows) {
    const label = sumOf(row, columns);
    const amounts = label ? sumAmounts(row, columns, marks) : [];
    // A word that only hints sums nothing where no line is above it.
    const isSum = label && (!label.hints || (amounts.length > 0 && lineRows.length > 0));
    if (label && isSum) sums.push({ row: row.row, label, amounts });
    else if (isHeading(row, columns) && answers.headings !== 'fix') headings.push(row);
    else lineRows.push(row);
  }
  const rules = { price, answers, standardRate: rateOf(sums) };
  const above = new LinesAbove();
  const named = [...sums];
  const read: ReadRow[] = [];
  for (const row of lineRows) {
    while (named[0] && named[0].row < row.row) above.close(named.shift() as SumRow);
    const unnamed = unnamedSum(row, columns, marks, { above, answers, reading });
    if (unnamed) {
      sums.push(unnamed);
      above.close(unnamed);
      continue;
    }
    const cells = new RowCells(row, columns, marks, reading);
    if (isPayment(cells.text('name'))) cells.wrong('name', 'row.payment');
    const line = readRow(cells, rules);
    holdRow(cells, line, { price, currency });
    above.add(row, columns, line);
    read.push(line);
  }
  sums.sort((a, b) => a.row - b.row);
  if (reading.problems.length === 0) holdSums(sums, read, currency, reading);
  tellHeadings(headings, answers, reading);
  const lines = read.map(({ line }) => line);
  return {
    lines,
    currency,
    problems: reading.problems,
    questions: reading.questions,
    warnings: [...reading.warnings(), ...(reading.problems.length > 0 ? [] : ofCurrency(read, currency))],
  };
}

/** A row that is a sum whatever it is called; where a line might look the same, its person is asked. */
function unnamedSum(
  row: Row,
  columns: Columns,
  marks: Marks,
  { above, answers, reading }: { above: LinesAbove; answers: Answers; reading: Reading },
): SumRow | null {
  if (!isBare(row, columns.at)) return null;
  const amounts = sumAmounts(row, columns, marks);
  const found = above.sumIn(amounts);
  if (!found || (!found.isSure && answers.sums === 'bill')) return null;
  if (!found.isSure && !answers.sums) {
    const name = textOf(row, columns.at.name);
    reading.ask(question('sums', { row: String(row.row), name, found: chosen(amounts).at(-1)?.says ?? '' }));
  }
  reading.assume('sums.unnamed', row.row);
  return { row: row.row, label: found.label, amounts };
}

/** Words and nothing to compute: the title of the lines below it, or a remark. */
function isHeading(row: Row, { at }: Columns): boolean {
  const filled = (column: Column) => textOf(row, at[column]) !== '';
  return (Object.keys(at) as Column[]).every(
    (column) => column === 'name' || column === 'description' || !filled(column),
  );
}

/** Left out where the sums of the table prove that no price is lacking; else a person is asked. */
function tellHeadings(headings: Row[], answers: Answers, reading: Reading): void {
  if (headings.length === 0) return;
  const isSure = answers.headings === 'skip' || reading.sumsHeld > 0;
  const named = rowsNamed(headings.map(({ row }) => row));
  if (!isSure) reading.ask(question('headings', { rows: named }));
  for (const { row } of headings) reading.assume('rows.headings', row);
}

/** The rate that a single row of VAT names, for lines that have none; else the standard one. */
function rateOf(sums: SumRow[]): string {
  const rates = new Set(sums.flatMap(({ label }) => label.rate ?? []));
  const [rate] = rates;
  return rates.size === 1 && rate && rate !== '0' ? rate : '20';
}

/** What the currency and prices with VAT did to the amounts. */
function ofCurrency(read: ReadRow[], currency: string): Warning[] {
  const found: Warning[] = currency === 'EUR' ? [] : [warning('currency.read', { currency })];
  const stated = read.map(({ grossCents }) => grossCents).filter((cents) => cents !== null);
  if (stated.length === 0 || stated.length < read.length) return found;
  const { grossCents } = computeTotals({ ...blankContent(), lines: read.map(({ line }) => line) });
  const wanted = sumCents(stated);
  if (wanted === grossCents) return found;
  const values = { stated: spokenAmount(wanted, currency), computed: spokenAmount(grossCents, currency) };
  return [...found, warning('gross.differs', values)];
}
