import type { Locale } from '#db/shapes/locale.ts';
import { NARROW, NBSP } from './spaces.ts';

const MINUS = '\u2212';
// A dollar sign is that of twenty currencies: they keep their codes.
const signs = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
]);

/**
 * Integer cents with their currency (ISO 4217): "1 234,56 €", "€1,234.56"; a currency without a sign of its own keeps its
 * code: "1 234,56 CHF", "CHF 1,234.56". @throws RangeError on what is no integer.
 */
export function formatMoney(cents: number, currency: string, locale: Locale): string {
  const text = formatCents(cents, locale);
  const sign = signs.get(currency);
  if (locale === 'fr') return `${text}${NARROW}${sign ?? currency}`;
  const minus = cents < 0 ? MINUS : '';
  return `${minus}${sign ?? currency + NBSP}${text.slice(minus.length)}`;
}

/** A price, which may have more decimals than an amount: "0,125 €", "1 234,50 €". @throws RangeError on text that is no decimal. */
export function formatPrice(decimal: string, currency: string, locale: Locale): string {
  const zero = formatMoney(0, currency, locale);
  const digits = formatDecimal(decimal, locale, 2);
  const minus = digits.startsWith(MINUS) ? MINUS : '';
  return minus + zero.replace(/0[.,]00/, digits.slice(minus.length));
}

/** Integer cents → "1 234,56", for columns whose head says what they hold. @throws RangeError on what is no integer. */
export function formatCents(cents: number, locale: Locale): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not an amount in cents: ${cents}`);
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return written(cents < 0, digits.slice(0, -2), digits.slice(-2), locale);
}

/** "1234.50" → "1 234,50": every digit that was given, no more. @throws RangeError on text that is no decimal. */
export function formatNumber(decimal: string, locale: Locale): string {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${JSON.stringify(decimal)}`);
  return written(sign !== '', whole, fraction, locale);
}

/** "-1234.500" → "−1 234,5"; `decimals` is the least number of decimals kept, trailing zeros beyond it go. */
export function formatDecimal(decimal: string, locale: Locale, decimals = 0): string {
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const kept = fraction.replace(/0+$/, '').padEnd(decimals, '0');
  const isNegative = decimal.startsWith('-') && /[1-9]/.test(decimal);
  return written(isNegative, whole.replace(/^0+(?=\d)/, ''), kept, locale);
}

/** "5.50" → "5,5 %" or "5.5%". */
export function formatPercent(percent: string, locale: Locale): string {
  return `${formatDecimal(percent, locale)}${locale === 'fr' ? NARROW : ''}%`;
}

function written(isNegative: boolean, whole: string, fraction: string, locale: Locale): string {
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? NARROW : ',');
  const tail = fraction && `${locale === 'fr' ? ',' : '.'}${fraction}`;
  return `${isNegative ? MINUS : ''}${grouped}${tail}`;
}
