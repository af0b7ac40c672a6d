import { blankContent } from '#workflows/invoice/blank-content.ts';
import { computeTotals } from '#workflows/invoice/totals.ts';
import type { ReadColumn, ReadLines } from '../intake-result.ts';
import { Refusal } from '../refusal.ts';
import type { Warning } from '../warning.ts';
import { leftOut, warning } from '../warning.ts';
import { isBlank, type Row, rowsNamed, type Table } from './cell.ts';
import { columnsRead } from './columns-read.ts';
import { type Columns, findHead, priceAt } from './find-head.ts';
import type { Column } from './headers.ts';
import { mendRows } from './mend.ts';
import { type Mended, type Mends, noMends } from './mends.ts';
import type { Answers } from './questions.ts';
import { type Outcome, readRows } from './read-rows.ts';

const mostLines = 5000;

/** The rows of a table by what they are for. `above` are titles, `repeats` say the heads again on a further page. */
type Parts = { columns: Columns; price: Column; above: Row[]; rows: Row[]; repeats: Row[] };

/**
 * Lines of a draft from a table in which a row names the columns. All or nothing: when one cell is wrong, the refusal lists
 * every wrong cell and no line is taken; what can be read in two ways is asked, unless the amounts of the table leave one.
 *
 * @throws Refusal
 * @throws TooLarge when no cell is too large by itself, but their sum is
 */
export function linesFromTable(table: Table, answers: Answers = {}, mends: Mends = noMends): ReadLines {
  const found = partsOf(table);
  const { rows, mended } = mendRows(found.rows, found.columns, mends);
  return telling(mended, () => linesOf({ ...found, rows }, answers));
}

/** What was changed by hand is said of what was read, and of what was refused. */
function telling(mended: Mended[], read: () => ReadLines): ReadLines {
  try {
    const lines = read();
    return { ...lines, warnings: [...mended.map(toldOf), ...lines.warnings] };
  } catch (error) {
    if (error instanceof Refusal) error.reason.mended.push(...mended);
    throw error;
  }
}

function toldOf({ cell, was, now }: Mended): Warning {
  const quoted = (text: string) =>
    text === '' ? { fr: '(vide)', en: '(empty)' } : { fr: `« ${text} »`, en: `“${text}”` };
  return warning('cell.mended', { cell, was: quoted(was), now: quoted(now) });
}

function linesOf(parts: Parts, answers: Answers): ReadLines {
  if (parts.rows.length > mostLines) {
    throw new Refusal('table.tooLong', { found: String(parts.rows.length), limit: String(mostLines) });
  }
  const outcome = decided(parts, answers);
  if (outcome.problems.length > 0) throw wrongCells(outcome.problems);
  if (outcome.lines.length === 0) throw new Refusal('table.empty');
  computeTotals({ ...blankContent(), lines: outcome.lines });
  const { columns, ignored } = columnsRead(parts.columns, parts.price);
  return {
    lines: outcome.lines,
    currency: outcome.currency,
    columns,
    warnings: [...outcome.warnings, ...notTaken(parts, ignored)],
  };
}

function partsOf(table: Table): Parts {
  const filled = table.filter((row) => !isBlank(row));
  const { at, columns } = findHead(filled);
  const price = priceAt(columns);
  const body = filled.slice(at + 1);
  if (price === undefined || body.length === 0) throw new Refusal('table.empty');
  const heads = columns.heads.map(({ text }) => text).join('\n');
  const isRepeat = ({ cells }: Row) => cells.map(({ text }) => text.trim()).join('\n') === heads;
  const [repeats = [], rows = []] = [body.filter(isRepeat), body.filter((row) => !isRepeat(row))];
  return { columns, price, above: filled.slice(0, at), rows, repeats };
}

/** Where a table may be read in several ways, the one in which its amounts agree; else its person is asked. */
function decided({ rows, columns, price }: Parts, answers: Answers): Outcome {
  const read = (given: Answers) => readRows(rows, columns, price, given);
  const first = read(answers);
  if (first.questions.length === 0) return first;
  const ways = first.questions
    .filter(({ name }) => name !== 'headings')
    .reduce<Answers[]>(
      (made, { name, choices }) =>
        made.flatMap((way) => choices.map(({ value }) => ({ ...way, [name]: value }))),
      [answers],
    )
    .map(read);
  const agreeing = ways.filter(({ problems, questions }) => problems.length === 0 && questions.length === 0);
  const [only] = agreeing;
  if (only && agreeing.length === 1)
    return { ...only, warnings: [...only.warnings, warning('table.decided')] };
  // What is wrong whichever way it is read is said before anything is asked.
  const always = first.problems.filter((problem) =>
    ways.every(({ problems }) =>
      problems.some((each) => each.row === problem.row && each.column === problem.column),
    ),
  );
  if (always.length > 0) throw wrongCells(always);
  throw new Refusal('table.asks', {}, { questions: first.questions });
}

function wrongCells(rows: Outcome['problems']): Refusal {
  const count = rows.length;
  const fr = count === 1 ? 'Une cellule est à corriger' : `${count} cellules sont à corriger`;
  const en = count === 1 ? 'One cell is to be corrected' : `${count} cells are to be corrected`;
  return new Refusal('table.rows', { count: String(count), fr, en }, { rows });
}

function notTaken({ above, repeats }: Parts, ignored: ReadColumn['header'][]): Warning[] {
  const numbers = (rows: Row[]) => ({ rows: rowsNamed(rows.map(({ row }) => row)) });
  return [
    ...(above.length > 0 ? [warning('rows.above', numbers(above))] : []),
    ...(repeats.length > 0 ? [warning('rows.repeated', numbers(repeats))] : []),
    ...(ignored.length > 0
      ? [
          leftOut(
            'columns.ignored',
            'columns',
            ignored.map((each) => ({ fr: each, en: each })),
          ),
        ]
      : []),
  ];
}
