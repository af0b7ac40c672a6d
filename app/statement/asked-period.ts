import { isDay } from '#workflows/invoice/is-day.ts';

/** What an address asks for: days as they were typed, and a currency. */
export type AskedPeriod = { from: string; to: string; currency: string };

/** What is wrong with it, by its field. */
export type PeriodProblem = { field: 'from' | 'to'; is: 'noDay' | 'turned' | 'future' };

export function askedPeriod(search: URLSearchParams): AskedPeriod {
  const of = (name: string) => (search.get(name) ?? '').trim();
  return { from: of('from'), to: of('to'), currency: of('currency') };
}

/** The first thing that is wrong with a period; null where nothing is. An end that is empty is open. */
export function periodProblem({ from, to }: AskedPeriod, today: string): PeriodProblem | null {
  if (from && !isDay(from)) return { field: 'from', is: 'noDay' };
  if (to && !isDay(to)) return { field: 'to', is: 'noDay' };
  if (to > today) return { field: 'to', is: 'future' };
  if (from > (to || today)) return { field: 'from', is: to ? 'turned' : 'future' };
  return null;
}
