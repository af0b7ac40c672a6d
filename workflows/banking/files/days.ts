import { isDay } from '#workflows/invoice/is-day.ts';
import { Unreadable, unreadable } from './unreadable.ts';

export type DayOrder = 'dmy' | 'mdy' | 'ymd';
/** A date as it is written, and where. */
export type WrittenDay = { text: string; at: number };

/**
 * The order in which the dates of one file are written, as all of them together tell it; an answer decides what they leave
 * open.
 *
 * @throws Unreadable where they contradict each other, or a person has to say
 */
export function orderOfDays(days: readonly WrittenDay[], field: string, answer?: string): DayOrder {
  const read = days.map(({ text, at }) => {
    const parts = partsOf(text);
    if (!parts) throw unreadable('date', { line: at, field, found: text });
    return { parts, text, at };
  });
  const orders = (['ymd', 'dmy', 'mdy'] as const).filter((order) =>
    read.every(({ parts }) => dayOf(parts, order) !== null),
  );
  const [only] = orders;
  if (only && orders.length === 1) return only;
  const answered = orders.find((order) => order === answer);
  if (answered) return answered;
  if (!only) {
    const odd = read.find(({ parts }) => dayOf(parts, 'dmy') === null) ?? read[0];
    throw unreadable('date', { line: odd?.at ?? null, field, found: odd?.text ?? '' });
  }
  // The same whichever way: each day is its own month.
  const differs = read.find(({ parts }) => new Set(orders.map((order) => dayOf(parts, order))).size > 1);
  if (!differs) return only;
  throw new Unreadable([], [{ name: 'days', column: field, found: differs.text, choices: orders }]);
}

/** YYYY-MM-DD of a date in that order. */
export function readDay(text: string, order: DayOrder): string | null {
  const parts = partsOf(text);
  return parts && dayOf(parts, order);
}

function partsOf(text: string): [string, string, string] | null {
  const found =
    /^\s*(\d{1,4})\s*[/.\-' ]\s*(\d{1,2})\s*[/.\-' ]\s*(\d{1,4})(?:[T ]\d{1,2}:\d{2}.*)?\s*$/.exec(text);
  if (found) return [found[1] ?? '', found[2] ?? '', found[3] ?? ''];
  const packed = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  return packed ? [packed[1] ?? '', packed[2] ?? '', packed[3] ?? ''] : null;
}

function dayOf([a, b, c]: [string, string, string], order: DayOrder): string | null {
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  if (year.length !== 4 && (order === 'ymd' || year.length !== 2)) return null;
  if (day.length > 2 || month.length > 2) return null;
  const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(whole) ? whole : null;
}
