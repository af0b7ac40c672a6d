import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../refusal.ts';
import type { Cell, Table } from './cell.ts';

type ColumnsAt = (cells: Cell[]) => number;

/**
 * The rows of a CSV; `columnsAt` tells how many columns a row names, by which its separator is found.
 *
 * @throws Refusal
 */
export function parseTable(text: string, columnsAt: ColumnsAt): Table {
  // Excel writes its separator into a first line of its own, and reads it there.
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? delimiterOf(body, columnsAt);
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
function delimiterOf(text: string, columnsAt: ColumnsAt): string {
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
