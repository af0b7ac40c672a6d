import type { ReadLines } from '#workflows/intake/intake-result.ts';
import { Refusal } from '#workflows/intake/refusal.ts';
import { readCsvLines } from '#workflows/intake/table/lines-csv.ts';
import type { Answers } from '#workflows/intake/table/questions.ts';

export const read = (text: string, answers?: Answers) => readCsvLines(Buffer.from(text), answers);

/** A line in short: "2 HUR × 55 S20", less what is deducted in cents. */
export const short = ({ lines }: ReadLines) =>
  lines.map(
    ({ quantity, unit, unitPrice, vat, adjustments }) =>
      `${quantity} ${unit} × ${unitPrice} ${vat.category}${vat.rate}${adjustments.map((each) => ` -${each.amountCents}`).join('')}`,
  );

export const said = ({ warnings }: ReadLines) => warnings.map(({ code }) => code);

export function refused(text: string, answers?: Answers): Refusal['reason'] {
  try {
    read(text, answers);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('was taken');
}

export const cellsOf = (text: string, answers?: Answers) =>
  refused(text, answers).rows.map(({ row, column }) => `${row} ${column}`);
