import { addDays } from './due-date.ts';
import { parisClock, parisInstant } from './paris-time.ts';
import { isPublicHoliday } from './public-holidays.ts';

/** One closed day, or the first and last day of a closed stretch; dates as YYYY-MM-DD. */
export type ClosingDay = string | { from: string; to: string };

/** Milliseconds since 1970. */
export type Span = { start: number; end: number };

/** No window lasts longer; also ends the search when a business declares itself closed for good. */
const longestSearchDays = 3660;

/** Monday to Friday, but public holidays and closing days. */
export function isWorkingDay(date: string, closingDays: readonly ClosingDay[] = []): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (
    weekday !== 0 && weekday !== 6 && !isPublicHoliday(date) && !closingDays.some((day) => covers(day, date))
  );
}

/** The working days from an instant on, one after the other. */
export function* workingSpans(from: number, closingDays?: readonly ClosingDay[]): Generator<Span> {
  let date = parisClock(from).date;
  for (let day = 0; day < longestSearchDays; day++) {
    const next = addDays(date, 1);
    if (isWorkingDay(date, closingDays)) {
      yield { start: Math.max(from, parisInstant(date)), end: parisInstant(next) };
    }
    date = next;
  }
}

function covers(day: ClosingDay, date: string): boolean {
  return typeof day === 'string' ? day === date : day.from <= date && date <= day.to;
}
