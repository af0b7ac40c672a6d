import type { Locale } from '#app/lib/format.ts';
import { readAmount } from '#app/lib/numbers.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';

/** More digits before its sign no amount has. */
const mostDigits = 13;

/** Whole cents, or null: an amount has two digits after its sign at most, and none is beyond what can be reckoned with. */
export function readCents(amount: string, locale: Locale): number | null {
  const decimal = readAmount(amount, locale);
  const [whole = '', parts = ''] = decimal?.split('.') ?? [];
  const isTooLong = whole.replace(/^-?0*/, '').length > mostDigits || parts.replace(/0+$/, '').length > 2;
  if (decimal === null || isTooLong) return null;
  return centsFromDecimal(decimal);
}
