import { CsvError, parse } from 'csv-parse/sync';
import type { ReadLines } from '../intake-result.ts';
import { Refusal } from '../refusal.ts';
import type { Table } from './cell.ts';
import { columnsAt } from './find-head.ts';
import { linesFromTable } from './lines-from-table.ts';
import { type Mends, noMends } from './mends.ts';
import type { Answers } from './questions.ts';

/**
 * Lines from a CSV: separated by ; , or tab, in UTF-8, UTF-16 with mark, or Windows-1252, in which a row names the columns.
 *
 * @throws Refusal
 */
export function readCsvLines(bytes: Uint8Array, answers: Answers = {}, mends: Mends = noMends): ReadLines {
  if (mends.sheet !== null) throw new Refusal('cells.otherSheet', { sheet: mends.sheet.slice(0, 40) });
  return linesFromTable(parseTable(decodeCsv(bytes)), answers, mends);
}

function parseTable(text: string): Table {
  // Excel writes its separator into a first line of its own, and reads it there.
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? delimiterOf(body);
  const skipped = declared ? 1 : 0;
  try {
    const records: string[][] = parse(body, { delimiter, relax_column_count: true, bom: true });
    return records.map((cells, index) => ({
      row: index + 1 + skipped,
      cells: cells.map((cell) => ({ text: cell })),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('csv.malformed', { line: String(Number(error.lines ?? 0) + skipped || '?') });
  }
}

const separators = [';', '\t', ','];

/** The separator by which a line names the most columns; where none does, the one that occurs most in the first line. */
function delimiterOf(text: string): string {
  const lines = text.split(/\r\n|\r|\n/, 200).filter((line) => line.trim());
  const cut = (line: string, mark: string) =>
    line
      .replace(/"([^"]*)"/g, (_, quoted: string) => quoted.replaceAll(mark, ' '))
      .split(mark)
      .map((cell) => ({ text: cell }));
  const named = separators.map((mark) => ({
    mark,
    count: Math.max(0, ...lines.map((line) => columnsAt(cut(line, mark)))),
  }));
  const best = named.reduce((most, each) => (each.count > most.count ? each : most));
  if (best.count > 1) return best.mark;
  const [first = ''] = lines;
  const counts = separators.map((mark) => ({ mark, count: cut(first, mark).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

/** What is no valid UTF-8 comes from Excel for Windows in western Europe. */
function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
