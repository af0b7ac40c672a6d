import { multiplyDecimals } from '#workflows/invoice/decimal.ts';
import type { Cell } from './cell.ts';
import { durationOf, inUnits, productOf } from './duration.ts';
import { measureOf } from './measure.ts';
import { decimalOf, type Mark } from './notation.ts';

/** How much, of what where the cell says it, and what was made of the cell to have it. */
export type ReadQuantity = { quantity: string; unit?: string; by?: 'product' | 'duration'; seconds?: number };

/** Units a duration is told in, in seconds. */
const seconds = new Map([
  ['HUR', 3600],
  ['MIN', 60],
]);

/**
 * "12,5", "2 h", "1h30", "0:45", "2 x 45 min", "2 x 3 m²". `asked` is the unit that column or price name: a duration is
 * converted into it. 'unit': a duration in minutes alone, which a price by the hour or by the minute would both fit.
 */
export function quantityOf(cell: Cell, mark: Mark, asked: string | null): ReadQuantity | 'unit' | null {
  const duration = durationOf(cell.text);
  if (duration) {
    const unit = asked ?? (duration.named === 'hours' ? 'HUR' : null);
    if (unit === null) return 'unit';
    const length = seconds.get(unit);
    if (!length) return null;
    return { quantity: inUnits(duration.seconds, length), unit, by: 'duration', seconds: duration.seconds };
  }
  const product = productOf(cell.text);
  const measure = measureOf(product ? { ...cell, text: product.each } : cell);
  if (!measure || measure.said.percent || measure.said.currency || measure.said.basis) return null;
  const number = decimalOf(measure.body, measure.exact ? '.' : mark);
  if (number === null) return null;
  const signed = measure.negative && /[1-9]/.test(number) ? `-${number}` : number;
  return {
    quantity: product ? multiplyDecimals(product.times, signed) : signed,
    ...(measure.said.unit && { unit: measure.said.unit }),
    ...(product && { by: 'product' as const }),
  };
}
