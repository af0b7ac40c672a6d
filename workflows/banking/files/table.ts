import type { BankFormat } from '#db/shapes/banking.ts';
import { decodeText } from '../../intake/decode-text.ts';
import { isBlank, type Row, type Table, textOf } from '../../intake/table/cell.ts';
import { parseTable } from '../../intake/table/parse-table.ts';
import { readSheet } from '../../intake/xlsx/sheet.ts';
import { readBook } from '../../intake/xlsx/workbook.ts';
import { markOfAmounts, readCents, type WrittenAmount } from './amounts.ts';
import { type BankColumn, bankColumnsAt, type ColumnsAt, findColumns, headText } from './columns.ts';
import { orderOfDays, readDay } from './days.ts';
import { ibanFrom } from './rib.ts';
import { type ReadBankFile, type ReadLine, remark } from './statement.ts';
import { Unreadable, unreadable } from './unreadable.ts';

type Answers = Readonly<Record<string, string>>;
type Format = Extract<BankFormat, 'csv' | 'xlsx'>;

/** A bank's table as CSV. @throws Refusal, Unreadable */
export const readBankCsv = (bytes: Uint8Array, answers: Answers): ReadBankFile =>
  readBankTable(parseTable(decodeText(bytes), bankColumnsAt), { format: 'csv', answers });

/** A bank's table in the first sheet that has one. @throws Refusal, Unreadable */
export function readBankXlsx(parts: ReadonlyMap<string, Uint8Array>, answers: Answers): ReadBankFile {
  const book = readBook(parts);
  const sheets = book.sheets
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, xml }) => ({ name, ...readSheet(xml, book) }));
  const filled = sheets.filter(({ table }) => table.length > 0);
  const chosen = filled.find(({ name }) => name === answers.sheet) ?? filled[0];
  if (!chosen) throw unreadable('empty');
  const named = filled.filter(({ table }) =>
    table.slice(0, 60).some(({ cells }) => bankColumnsAt(cells) > 2),
  );
  if (named.length > 1 && !answers.sheet)
    throw new Unreadable(
      [],
      [{ name: 'sheet', column: '', found: '', choices: named.map(({ name }) => name) }],
    );
  const read = readBankTable((named[0] && !answers.sheet ? named[0] : chosen).table, {
    format: 'xlsx',
    answers,
  });
  const hidden = chosen.hiddenRows.map((row) => remark('hiddenRow', { line: row }));
  return { ...read, remarks: [...read.remarks, ...hidden] };
}

/** What is wrong is said of all rows at once, some of them at least. */
const mostProblems = 20;

function readBankTable(
  table: Table,
  { format, answers }: { format: Format; answers: Answers },
): ReadBankFile {
  const { from, at, heads } = findColumns(table, answers);
  const headOf = (column: BankColumn) => heads[at[column] ?? -1] ?? column;
  const below = table.slice(from + 1).filter((row) => !isBlank(row));
  const moneyIn = (row: Row) => [at.amount, at.debit, at.credit].some((index) => textOf(row, index) !== '');
  // Sums, balances and notes have no date, or no amount.
  const rows = below.filter((row) => /\d/.test(textOf(row, at.date)) && moneyIn(row));
  const remarks = below
    .filter((row) => !rows.includes(row))
    .map((row) =>
      remark('rowLeft', {
        line: row.row,
        found: row.cells
          .map(({ text }) => text.trim())
          .filter(Boolean)
          .join(' ')
          .slice(0, 80),
      }),
    );
  if (rows.length === 0) throw unreadable('empty');
  const written = (column: BankColumn) =>
    rows.flatMap((row): WrittenAmount[] => {
      const cell = row.cells[at[column] ?? -1];
      return cell?.text.trim() ? [{ text: cell.text, at: row.row, exact: cell.exact }] : [];
    });
  const order = orderOfDays(
    rows.map((row) => ({ text: textOf(row, at.date), at: row.row })),
    headOf('date'),
    answers.days,
  );
  const money = [...written('amount'), ...written('debit'), ...written('credit')];
  const mark = markOfAmounts(money, headOf(at.amount === undefined ? 'credit' : 'amount'), answers.decimal);
  const centsAt = (row: Row, column: BankColumn): number | null => {
    const cell = row.cells[at[column] ?? -1];
    return cell?.text.trim()
      ? readCents({ text: cell.text, at: row.row, exact: cell.exact }, mark, headOf(column))
      : null;
  };
  const { lines, problems } = collect(rows, (row): ReadLine => {
    const detail = textOf(row, at.detail);
    const value = textOf(row, at.valueDate);
    return {
      at: row.row,
      bookedOn: dayOf(textOf(row, at.date), order, row, headOf('date')),
      valueOn: value ? dayOf(value, order, row, headOf('valueDate')) : null,
      cents: centsOf(row, at, centsAt),
      currency: textOf(row, at.currency).replace('€', 'EUR').toUpperCase(),
      label: [textOf(row, at.label), detail].filter(Boolean).join('\n'),
      counterpartyName: textOf(row, at.name),
      counterpartyIban: ibanFrom(textOf(row, at.iban)) ?? '',
      endToEndId: '',
      bankReference: textOf(row, at.reference),
      isReturn: false,
    };
  });
  if (problems.length > 0) throw new Unreadable(problems.slice(0, mostProblems));
  const days = lines.map(({ bookedOn }) => bookedOn).sort();
  const statement = {
    // Above the columns a bank writes whose account it is.
    iban: table.slice(0, from).flatMap(({ cells }) => cells.flatMap(({ text }) => ibanIn(text)))[0] ?? null,
    account: '',
    currency: '',
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    ...balances(rows, lines, (row) => centsAt(row, 'balance')),
    lines: lines.filter(({ cents }) => cents !== 0),
  };
  const zeros = lines.filter(({ cents }) => cents === 0).map((line) => remark('zero', { line: line.at }));
  return {
    format,
    statements: [statement],
    remarks: [...remarks, ...zeros],
    head: headText(heads),
  };
}

function collect(rows: readonly Row[], read: (row: Row) => ReadLine) {
  const lines: ReadLine[] = [];
  const problems: Unreadable['problems'] = [];
  for (const row of rows) {
    try {
      lines.push(read(row));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(...error.problems);
    }
  }
  return { lines, problems };
}

function dayOf(text: string, order: Parameters<typeof readDay>[1], row: Row, field: string): string {
  const day = readDay(text, order);
  if (day === null) throw unreadable('date', { line: row.row, field, found: text });
  return day;
}

/** What went may be written with or without its sign; a sign of its own column says it for both. */
function centsOf(row: Row, at: ColumnsAt, centsAt: (row: Row, column: BankColumn) => number | null): number {
  const [debit, credit, amount] = [centsAt(row, 'debit'), centsAt(row, 'credit'), centsAt(row, 'amount')];
  if (debit !== null && credit !== null && debit !== 0 && credit !== 0)
    throw unreadable('both', {
      line: row.row,
      found: `${textOf(row, at.debit)} ; ${textOf(row, at.credit)}`,
    });
  if (debit) return -Math.abs(debit);
  if (credit !== null) return credit;
  if (debit !== null) return 0;
  const direction = textOf(row, at.direction).toUpperCase();
  if (amount === null || direction === '') return amount ?? 0;
  if (/^(D|-)/.test(direction)) return -Math.abs(amount);
  if (/^(C|\+)/.test(direction)) return Math.abs(amount);
  throw unreadable('direction', { line: row.row, found: direction });
}

/** Balances after each row, upwards or downwards: the first and last of them, where they fit the rows between either way. */
function balances(rows: readonly Row[], lines: readonly ReadLine[], balanceAt: (row: Row) => number | null) {
  const said = rows.map((row) => {
    try {
      return balanceAt(row);
    } catch {
      return null;
    }
  });
  const [first, last] = [said[0], said.at(-1)];
  if (said.some((each) => each === null) || first == null || last == null)
    return { openingCents: null, closingCents: null };
  const isDown = (lines[0]?.bookedOn ?? '') <= (lines.at(-1)?.bookedOn ?? '');
  return isDown
    ? { openingCents: first - (lines[0]?.cents ?? 0), closingCents: last }
    : { openingCents: last - (lines.at(-1)?.cents ?? 0), closingCents: first };
}

function ibanIn(text: string): string[] {
  const found = ibanFrom(text.replace(/^.*?\b(IBAN|compte|account)\b[^A-Z0-9]*/i, '')) ?? ibanFrom(text);
  return found ? [found] : [];
}
