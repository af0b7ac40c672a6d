import type { ReadLines } from '../intake-result.ts';
import { Refusal } from '../refusal.ts';
import { rowsNamed } from '../table/cell.ts';
import { columnLetters } from '../table/cell-name.ts';
import { headRow, lacking, namesColumns } from '../table/find-head.ts';
import { headOf } from '../table/headers.ts';
import { linesFromTable } from '../table/lines-from-table.ts';
import { type Mends, noMends } from '../table/mends.ts';
import { type Answers, sheetQuestion } from '../table/questions.ts';
import type { Warning } from '../warning.ts';
import { leftOut } from '../warning.ts';
import { readZip } from '../zip.ts';
import { readSheet, type Sheet } from './sheet.ts';
import { readBook } from './workbook.ts';

type Named = Sheet & { name: string };

/**
 * Lines from the sheet of an XLSX workbook that names its columns, as a person sees it: hidden sheets, rows and columns are
 * not read, which is said. To be called in the isolated process alone.
 *
 * @throws Refusal
 */
export function readXlsxLines(bytes: Uint8Array, answers: Answers = {}, mends: Mends = noMends): ReadLines {
  const book = readBook(readZip(bytes));
  const shown = book.sheets.filter(({ isHidden }) => !isHidden);
  const sheets = shown.map(({ name, xml }) => ({ name, ...readSheet(xml, book) }));
  const chosen = chooseSheet(sheets, answers);
  const others = book.sheets.filter(({ name }) => name !== chosen.name);
  const unread = others.filter(
    ({ name, xml }) => (sheets.find((each) => each.name === name) ?? readSheet(xml, book)).table.length > 0,
  );
  const notes = notRead(
    chosen,
    unread.map(({ name }) => name),
  );
  if (mends.cells.length > 0 && mends.sheet !== chosen.name)
    throw new Refusal('cells.otherSheet', { sheet: (mends.sheet ?? '').slice(0, 40) });
  const read = telling({ notes, sheet: chosen.name }, () => {
    refuseHidden(chosen);
    return linesFromTable(chosen.table, answers, mends);
  });
  return { ...read, warnings: [...read.warnings, ...notes] };
}

/** A refusal says as well which sheet it is about, and what was not read: a total may count a hidden row. */
function telling<T>({ notes, sheet }: { notes: Warning[]; sheet: string }, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) {
      error.reason.details.push(...notes.map(({ text }) => text));
      error.reason.sheet = sheet;
    }
    throw error;
  }
}

/** A price, a count or a rate that stands in a hidden column is neither read nor taken for none. */
function refuseHidden({ table, hiddenCells }: Sheet): void {
  const head = headRow(table);
  const hidden = hiddenCells.find(({ row }) => row === head?.row);
  if (!head || !hidden) return;
  const needed = lacking(head.columns);
  const lost = hidden.cells.flatMap(({ text }, at) => {
    const { column } = headOf(text);
    return column && needed.includes(column) ? [`${columnLetters(at)} (${text.trim()})`] : [];
  });
  if (lost.length > 0) throw new Refusal('table.hidden', { columns: lost.join(', ') });
}

/** The one sheet with a table of lines; a person chooses where there are several. */
function chooseSheet(sheets: Named[], answers: Answers): Named {
  const filled = sheets.filter(({ table }) => table.length > 0);
  const tables = filled.filter(({ table }) => namesColumns(table));
  const answered = tables.find(({ name }) => name === answers.sheet);
  if (!answered && tables.length > 1) {
    throw new Refusal('table.asks', {}, { questions: [sheetQuestion(tables.map(({ name }) => name))] });
  }
  const chosen = answered ?? tables[0] ?? filled[0];
  if (!chosen) throw new Refusal('table.empty');
  return chosen;
}

function notRead({ hiddenRows, hiddenColumns }: Sheet, sheets: string[]): Warning[] {
  const same = (names: string[]) => names.map((name) => ({ fr: name, en: name }));
  return [
    ...(hiddenRows.length > 0 ? [leftOut('rows.hidden', 'rows', [rowsNamed(hiddenRows)])] : []),
    ...(hiddenColumns.length > 0 ? [leftOut('columns.hidden', 'columns', same(hiddenColumns))] : []),
    ...(sheets.length > 0 ? [leftOut('sheets.ignored', 'sheets', same(sheets))] : []),
  ];
}
