import { divideHalfUp, formatDecimal, multiplyDecimals, parseDecimal } from '#workflows/invoice/decimal.ts';
import type { Cell } from '../table/cell.ts';
import type { NumberFormat } from './number-format.ts';

/** Days of the spreadsheet's calendar before 1970: it counts from 1899-12-31 and believes in a 29 February 1900. */
const epoch = 25_569;
const epoch1904 = 24_107;

/** A stored number as its format shows it, never through a float: "10%", "15 €", "1:30", "2026-11-30". */
export function shownNumber(stored: string, { shows, words }: NumberFormat, from1904: boolean): Cell {
  const decimal = storedDecimal(stored);
  if (decimal === null) return { text: stored };
  switch (shows) {
    case 'number':
      return { text: words ? `${decimal} ${words}` : decimal, exact: true };
    case 'percent':
      return { text: `${multiplyDecimals(decimal, '100')}%`, exact: true };
    case 'elapsed':
      return { text: clock(decimal), exact: true };
    case 'time':
      // From a day on, such a format shows the hours beyond whole days alone: what is meant is not known.
      return /^0(\.|$)/.test(decimal)
        ? { text: clock(decimal), exact: true }
        : { text: moment(decimal, from1904) };
    case 'date':
      return { text: moment(decimal, from1904).replace(/ 0:00$/, '') };
  }
}

/**
 * Excel stores the result of 0.1 + 0.2 as 0.30000000000000004 and a thousandth as 1E-3: plain notation, rounded to the
 * ten decimals a draft can hold. Null when it is no number.
 */
function storedDecimal(text: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d{1,3}))?$/i.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  const units =
    scale <= 10 ? digits * 10n ** BigInt(10 - scale) : divideHalfUp(digits, 10n ** BigInt(scale - 10));
  return formatDecimal({ units: sign ? -units : units, scale: 10 });
}

/** A share of days as hours, minutes and, where there are any, seconds. */
function clock(days: string): string {
  const { units, scale } = parseDecimal(days.replace('-', ''));
  const all = Number(divideHalfUp(units * 86_400n, 10n ** BigInt(scale)));
  const two = (part: number) => String(part).padStart(2, '0');
  const seconds = all % 60;
  const sign = days.startsWith('-') ? '-' : '';
  return `${sign}${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}${seconds ? `:${two(seconds)}` : ''}`;
}

function moment(days: string, from1904: boolean): string {
  const [whole = '0'] = days.split('.');
  const share = days.includes('.') ? `0.${days.split('.')[1]}` : '0';
  const date = new Date((Number(whole) - (from1904 ? epoch1904 : epoch)) * 86_400_000);
  return Number.isNaN(date.getTime()) ? days : `${date.toISOString().slice(0, 10)} ${clock(share)}`;
}
