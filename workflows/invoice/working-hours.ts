import { addDays } from './due-date.ts';
import { parisClock, parisInstant, parseInstant } from './paris-time.ts';
import { type ClosingDay, workingSpans } from './working-days.ts';

export type { ClosingDay } from './working-days.ts';

/**
 * Counting of the silence window.
 *
 * - `elapsed`: every hour counts, clock changes included: 48 hours are exactly 172,800 seconds.
 * - `working`: every hour of a working day counts, from midnight to midnight in Paris, so that 48 working hours are two
 *   full working days. A working day is Monday to Friday, but public holidays and the business's closing days.
 */
export type Counting = 'elapsed' | 'working';

export type ReminderRule = { at: 'fraction'; value: number } | { at: 'beforeEnd'; hours: number };

const opens = '07:30';
const closes = '20:00';
/** A moment moved before the night stays clear of 20:00, so that a mail sent a little late still goes out by day. */
const lastMoment = '19:55';
const hour = 3_600_000;

/**
 * The instant at which `hours` of counted time have passed since `from`.
 *
 * @throws RangeError on a wrong instant, a negative number of hours, or closing days that leave no working day.
 */
export function windowEnd(params: {
  from: string;
  hours: number;
  counting: Counting;
  closingDays?: readonly ClosingDay[];
}): string {
  const from = parseInstant(params.from);
  let left = Math.round(params.hours * hour);
  if (!(left >= 0)) throw new RangeError(`wrong number of hours: ${params.hours}`);
  if (params.counting === 'elapsed' || left === 0) return new Date(from + left).toISOString();
  for (const span of workingSpans(from, params.closingDays)) {
    const length = span.end - span.start;
    if (left <= length) return new Date(span.start + left).toISOString();
    left -= length;
  }
  throw new RangeError('no working day is left in the next ten years');
}

/** Counted time between `at` and `dueAt` in milliseconds; 0 when `dueAt` has passed. */
export function timeLeftMs(params: {
  at: string;
  dueAt: string;
  counting: Counting;
  closingDays?: readonly ClosingDay[];
}): number {
  const at = parseInstant(params.at);
  const dueAt = parseInstant(params.dueAt);
  if (params.counting === 'elapsed') return Math.max(0, dueAt - at);
  let total = 0;
  for (const span of workingSpans(at, params.closingDays)) {
    if (span.start >= dueAt) break;
    total += Math.min(span.end, dueAt) - span.start;
  }
  return total;
}

/**
 * When to remind the owner within a window, as ISO instants in order, at least one hour apart. Fractions and hours are
 * of the time the window counts. A moment between 20:00 and 07:30 in Paris is moved to the nearest allowed one inside
 * the window, or dropped when there is none; the first of two that come too close stays.
 */
export function reminderTimes(params: {
  from: string;
  dueAt: string;
  rules: readonly ReminderRule[];
  counting?: Counting;
  closingDays?: readonly ClosingDay[];
}): string[] {
  const { from, dueAt, counting = 'elapsed', closingDays } = params;
  const total = timeLeftMs({ at: from, dueAt, counting, closingDays }) / hour;
  const inside = (instant: number) => instant > parseInstant(from) && instant < parseInstant(dueAt);
  const moments = params.rules
    .map((rule) => (rule.at === 'fraction' ? total * rule.value : total - rule.hours))
    .filter((hours) => hours > 0 && hours < total)
    .map((hours) => parseInstant(windowEnd({ from, hours, counting, closingDays })))
    .map((instant) => byDay(instant).find(inside))
    .filter((instant) => instant !== undefined)
    .sort((a, b) => a - b);
  const kept: number[] = [];
  for (const moment of moments) {
    const previous = kept.at(-1);
    if (previous === undefined || moment - previous >= hour) kept.push(moment);
  }
  return kept.map((moment) => new Date(moment).toISOString());
}

/** Whether nobody's rest is disturbed at an instant (milliseconds since 1970): 07:30 to 20:00 in Paris. */
export function isByDay(instant: number): boolean {
  const { time } = parisClock(instant);
  return time >= opens && time < closes;
}

/** The instant itself by day; else the ends of the night around it, the nearer first. */
function byDay(instant: number): number[] {
  if (isByDay(instant)) return [instant];
  const { date, time } = parisClock(instant);
  const evening = time < opens ? addDays(date, -1) : date;
  const before = parisInstant(evening, lastMoment);
  const after = parisInstant(addDays(evening, 1), opens);
  return instant - before <= after - instant ? [before, after] : [after, before];
}
