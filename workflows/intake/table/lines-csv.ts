import { decodeText } from '../decode-text.ts';
import type { ReadLines } from '../intake-result.ts';
import { Refusal } from '../refusal.ts';
import { columnsAt } from './find-head.ts';
import { linesFromTable } from './lines-from-table.ts';
import { type Mends, noMends } from './mends.ts';
import { parseTable } from './parse-table.ts';
import type { Answers } from './questions.ts';

/**
 * Lines from a CSV: separated by ; , or tab, in UTF-8, UTF-16 with mark, or Windows-1252, in which a row names the columns.
 *
 * @throws Refusal
 */
export function readCsvLines(bytes: Uint8Array, answers: Answers = {}, mends: Mends = noMends): ReadLines {
  if (mends.sheet !== null) throw new Refusal('cells.otherSheet', { sheet: mends.sheet.slice(0, 40) });
  return linesFromTable(parseTable(decodeText(bytes), columnsAt), answers, mends);
}
