import readWorkbook from 'read-excel-file/node';
import type { Line } from '#workflows/invoice/content.ts';
import { divideHalfUp, formatDecimal } from '#workflows/invoice/decimal.ts';
import type { Warning } from './intake-result.ts';
import { Refusal } from './refusal.ts';
import { linesFromTable } from './table-lines.ts';
import { warning } from './warning.ts';
import { checkZip } from './zip.ts';

/**
 * Lines from the first sheet of an XLSX workbook. To be called in the isolated process alone, as a sheet may claim a
 * million columns.
 *
 * @throws Refusal
 */
export async function readXlsxLines(bytes: Uint8Array): Promise<{ lines: Line[]; warnings: Warning[] }> {
  if (!checkZip(bytes).includes('xl/workbook.xml')) throw new Refusal('xlsx.notWorkbook');
  const [first, ...others] = await readSheets(bytes);
  const table = (first?.data ?? []).map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) }));
  const { lines, warnings } = linesFromTable(table);
  const ignored = others.filter(({ data }) => data.length > 0).map(({ sheet }) => sheet);
  if (ignored.length > 0) warnings.push(warning('sheets.ignored', { sheets: ignored.join(', ') }));
  return { lines, warnings };
}

async function readSheets(bytes: Uint8Array) {
  try {
    // Numbers are taken as the text the workbook holds, never as floats.
    return await readWorkbook(Buffer.from(bytes), { parseNumber: storedNumber });
  } catch {
    throw new Refusal('file.unreadable');
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

/**
 * Excel stores the result of 0.1 + 0.2 as 0.30000000000000004 and a thousandth as 1E-3: plain notation, rounded to the
 * ten decimals a draft can hold.
 */
function storedNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d{1,3}))?$/i.exec(text);
  if (!match) return text;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  const units =
    scale <= 10 ? digits * 10n ** BigInt(10 - scale) : divideHalfUp(digits, 10n ** BigInt(scale - 10));
  return formatDecimal({ units: sign ? -units : units, scale: 10 });
}
