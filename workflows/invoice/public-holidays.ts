import { addDays } from './due-date.ts';

/** The eleven legal holidays of mainland France (Code du travail, L3133-1), as YYYY-MM-DD in order. */
export function publicHolidays(year: number): string[] {
  const easter = easterSunday(year);
  return [
    `${year}-01-01`,
    addDays(easter, 1),
    `${year}-05-01`,
    `${year}-05-08`,
    addDays(easter, 39),
    addDays(easter, 50),
    `${year}-07-14`,
    `${year}-08-15`,
    `${year}-11-01`,
    `${year}-11-11`,
    `${year}-12-25`,
  ].sort();
}

const cache = new Map<number, ReadonlySet<string>>();

export function isPublicHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const holidays = cache.get(year) ?? new Set(publicHolidays(year));
  cache.set(year, holidays);
  return holidays.has(date);
}

/** Gregorian Easter by the Meeus/Jones/Butcher method: the letters are those under which it was published. */
function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
