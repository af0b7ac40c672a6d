import type { Locale } from '#db/shapes/locale.ts';
import * as days from '#emails/format/days.ts';
import { NBSP } from '#emails/format/spaces.ts';

/**
 * Days as a document prints them. They differ from those of pages and mails in two ways: no line ends inside a date, as a
 * column of a sheet has room for one; and text that is no day comes back as it is, as a draft is shown while it is typed.
 */
export const formatDay = (date: string, locale: Locale): string =>
  days.isCalendarDay(date) ? days.formatDay(date, locale, NBSP) : date;

/** "2026-11-26" → "jeu. 26 nov. 2026": the weekday makes a mistaken date visible. */
export const formatDate = (date: string, locale: Locale): string =>
  days.isCalendarDay(date) ? days.formatDate(date, locale, NBSP) : date;

/** "du 2 au 20 nov. 2026", "7 nov. 2026" when both ends meet, "" when there is neither. */
export function formatPeriod(from: string | null, to: string | null, locale: Locale): string {
  if (!from || !to || from === to) {
    const day = from ?? to;
    return day ? formatDay(day, locale) : '';
  }
  const first = days.isCalendarDay(from) && days.isCalendarDay(to) ? beginning(from, to, locale) : null;
  const last = formatDay(to, locale);
  const start = first ?? formatDay(from, locale);
  return locale === 'fr' ? `du${NBSP}${start} au${NBSP}${last}` : `${start} to ${last}`;
}

/** A day without the month and the year that it shares with the end of its period; null where it shares neither. */
function beginning(from: string, to: string, locale: Locale): string | null {
  const { day, month } = days.dayParts(from, locale);
  if (from.slice(0, 7) === to.slice(0, 7)) return day;
  return from.slice(0, 4) === to.slice(0, 4) ? `${day}${NBSP}${month}` : null;
}
