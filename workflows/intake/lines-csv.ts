import { CsvError, parse } from 'csv-parse/sync';
import type { Line } from '#workflows/invoice/content.ts';
import type { Warning } from './intake-result.ts';
import { Refusal } from './refusal.ts';
import { linesFromTable, type Table } from './table-lines.ts';

/**
 * Lines from a CSV: separated by ; , or tab, in UTF-8, UTF-16 with mark, or Windows-1252, with a first row that names
 * the columns.
 *
 * @throws Refusal
 */
export function readCsvLines(bytes: Uint8Array): { lines: Line[]; warnings: Warning[] } {
  const text = decodeCsv(bytes);
  return linesFromTable(parseTable(text));
}

function parseTable(text: string): Table {
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      bom: true,
    });
    return records.map((cells, index) => ({ row: index + 1, cells }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Refusal('csv.malformed', { line: String(error.lines ?? '?') });
  }
}

/** The separator that occurs most outside quotes in the first row that is not empty. */
function delimiterOf(text: string): string {
  const head = (text.split(/\r\n|\r|\n/).find((row) => row.trim()) ?? '').replace(/"[^"]*"/g, '');
  const candidates = [';', '\t', ','].map((mark) => ({ mark, count: head.split(mark).length - 1 }));
  return candidates.reduce((best, each) => (each.count > best.count ? each : best)).mark;
}

/** What is no valid UTF-8 comes from Excel for Windows in western Europe. */
function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
