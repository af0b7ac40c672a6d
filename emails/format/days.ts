import type { Locale } from '#db/shapes/locale.ts';
import { NBSP } from './spaces.ts';

const months: Record<Locale, readonly string[]> = {
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
};
const wholeMonths: Record<Locale, readonly string[]> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const weekdays: Record<Locale, readonly string[]> = {
  fr: ['dim.', 'lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};

/** What stands between month and year: a blank lets a narrow screen break the line there, U+00A0 keeps a date on its line. */
export type BeforeYear = ' ' | typeof NBSP;

/**
 * "2026-11-26" → "jeu. 26 nov. 2026" or "Thu 26 Nov 2026": the weekday makes a mistaken date visible. @throws RangeError on
 * text that is no day (YYYY-MM-DD).
 */
export function formatDate(ymd: string, locale: Locale, beforeYear: BeforeYear = ' '): string {
  const weekday = weekdays[locale][instantOf(ymd).getUTCDay()];
  return `${weekday}${NBSP}${formatDay(ymd, locale, beforeYear)}`;
}

/** "2026-11-26" → "26 nov. 2026", the first of a month "1er" in French. @throws RangeError on text that is no day. */
export function formatDay(ymd: string, locale: Locale, beforeYear: BeforeYear = ' '): string {
  const { day, month, year } = dayParts(ymd, locale);
  return `${day}${NBSP}${month}${beforeYear}${year}`;
}

/** "2026-11-01" → { day: "1er", month: "nov.", year: "2026" }. @throws RangeError on text that is no day. */
export function dayParts(ymd: string, locale: Locale): { day: string; month: string; year: string } {
  const instant = instantOf(ymd);
  const number = instant.getUTCDate();
  return {
    day: number === 1 && locale === 'fr' ? '1er' : String(number),
    month: months[locale][instant.getUTCMonth()]!,
    year: ymd.slice(0, 4),
  };
}

/** "2026-11" → "novembre 2026" or "November 2026". @throws RangeError on text that is no month. */
export function formatMonth(ym: string, locale: Locale): string {
  return `${monthNames(ym, locale).whole} ${ym.slice(0, 4)}`;
}

/** "2026-11" → { short: "nov.", whole: "novembre" }. @throws RangeError on text that is no month. */
export function monthNames(ym: string, locale: Locale): { short: string; whole: string } {
  const month = instantOf(`${ym}-01`).getUTCMonth();
  return { short: months[locale][month]!, whole: wholeMonths[locale][month]! };
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isCalendarDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // A day that its month does not have is counted on into the next.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function instantOf(ymd: string): Date {
  if (!isCalendarDay(ymd)) throw new RangeError(`not a date: ${JSON.stringify(ymd)}`);
  return new Date(`${ymd}T00:00:00Z`);
}
