import type { Locale } from '#app/lib/format.ts';
import { readAmount } from '#app/lib/numbers.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';

/** Whole cents, or null: an amount has two digits after its sign at most. */
export function readCents(amount: string, locale: Locale): number | null {
  const decimal = readAmount(amount, locale);
  if (decimal === null || (decimal.split('.')[1] ?? '').replace(/0+$/, '').length > 2) return null;
  return centsFromDecimal(decimal);
}
