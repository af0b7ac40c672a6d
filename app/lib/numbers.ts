import { formatNumber, type Locale } from '#app/lib/format.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';

/** The currency that a person or a spreadsheet writes beside an amount, before or after it. */
const euros = /^\s*(€|eur)\s*|\s*(€|eur|euros?)\s*$/gi;

/** An amount as a person types it: a number, with the sign of the euro or without. Null when it is none. */
export const readAmount = (typed: string, locale: Locale): string | null =>
  readDecimal(typed.replace(euros, ''), locale);

/**
 * A number as a person types it, as a decimal string: "1 234,56", "1.234,56", "1,234.56", "−3,5" and "12.5" all read.
 * The last of comma and point is the decimal sign; one that groups by three stands before it. "1,234" alone is a
 * thousand and more for an English reader, one and a bit for a French one. Null when it is no number.
 */
export function readDecimal(typed: string, locale: Locale): string | null {
  const bare = typed.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[\u2212–]/, '-');
  if (locale === 'en' && /^-?\d{1,3}(,\d{3})+$/.test(bare)) return bare.replaceAll(',', '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const whole = last < 0 ? bare : bare.slice(0, last);
  const fraction = last < 0 ? '' : bare.slice(last + 1);
  const groups = whole.match(/[.,]/g) ?? [];
  const grouped = groups.length === 0 || /^-?\d{1,3}([.,]\d{3})+$/.test(whole);
  if (!grouped || new Set(groups).size > 1) return null;
  const digits = whole.replace(/[.,]/g, '');
  const text = `${digits === '-' || digits === '' ? `${digits}0` : digits}${fraction ? `.${fraction}` : ''}`;
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) && /\d/.test(bare) ? text : null;
}

/** A decimal string in a field: "1234.5" → "1 234,50"; at least `digits` after the sign, and every digit there is. */
export function writeDecimal(decimal: string, locale: Locale, digits = 0): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const padded = fraction.padEnd(digits, '0');
  return formatNumber(padded ? `${whole}.${padded}` : whole, locale);
}

/** Integer cents in a field: 123456 → "1 234,56". */
export function writeCents(cents: number, locale: Locale): string {
  return formatNumber(centsToDecimal(cents), locale);
}
