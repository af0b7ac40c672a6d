import type { AllowanceCharge } from '#db/shapes/content.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { centsFromDecimal, percentOfCents } from '#workflows/invoice/money.ts';
import { isDash } from './measure.ts';
import { type Answers, question } from './questions.ts';
import type { RowCells } from './row-cells.ts';
import type { Said } from './words.ts';

/** A share of the line, or an amount off it, in cents: with or without VAT where its words say so. */
export type ReadDiscount = { percent: string } | { cents: number; basis: Said['basis'] };

/** Null where there is none. Of two columns the percentage counts, and the amount is held against it. */
export function discountOf(cells: RowCells, answers: Answers): ReadDiscount | null {
  const column = cells.text('discount') && !isDash(cells.text('discount')) ? 'discount' : 'discountAmount';
  const read = cells.number(column);
  if (!read || compareDecimals(read.value, '0') === 0) return null;
  if (compareDecimals(read.value, '0') < 0) return cells.wrong(column, 'discount.range');
  if (read.said.unit) return cells.wrong(column, 'number.invalid');
  // What a cell says of itself goes before its head: 10 % under "Remise (€)" is 10 %.
  const percent = read.own.percent || (!read.own.currency && column === 'discount' && read.said.percent);
  const money = read.own.currency || (!read.own.percent && column === 'discountAmount');
  if (!percent && !money && !answers.discount) {
    cells.reading.ask(
      question('discount', {
        column: cells.header(column),
        row: String(cells.row),
        found: cells.text(column),
      }),
    );
  }
  if (money || (!percent && answers.discount === 'amount')) {
    return { cents: centsFromDecimal(read.value), basis: read.said.basis };
  }
  if (compareDecimals(read.value, '100') > 0) return cells.wrong(column, 'discount.range');
  if (!read.own.percent && compareDecimals(read.value, '1') < 0)
    return cells.wrong(column, 'discount.fraction');
  return { percent: read.value };
}

/** The allowance a discount is, of a line that makes `baseCents` without it (BG-27, reason 95 of UNTDID 5189). */
export function allowanceOf(discount: ReadDiscount | null, baseCents: number): AllowanceCharge[] {
  if (!discount) return [];
  const percent = 'percent' in discount ? discount.percent : null;
  const amountCents = 'percent' in discount ? percentOfCents(baseCents, discount.percent) : discount.cents;
  return [{ kind: 'allowance', amountCents, baseCents, percent, reason: 'Remise', reasonCode: '95' }];
}
