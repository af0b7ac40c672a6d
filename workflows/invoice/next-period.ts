import type { InvoiceContent, Period } from '#db/shapes/content.ts';
import { addDays } from './due-date.ts';

/** How far the copy of a document moves: so many calendar months, or so many days. */
export type Move = { months: number } | { days: number };

/** A copy, and the time its original was about and it is about now; both null where nothing moved. */
export type Copied = { content: InvoiceContent; from: Period | null; to: Period | null };

/**
 * A document that says the same of the period that follows. Everything that dates the work moves with it; the day the
 * original was paid is its own. What is about another document (a credit note, a corrective) is about its time.
 */
export function copyForNextPeriod(original: InvoiceContent): Copied {
  const from = spanOf(original);
  const move = moveOf(original);
  if (!move || original.kind === 'creditNote' || original.kind === 'corrective')
    return { content: original, from: null, to: null };
  const { paidOn: _, ...kept } = original;
  const { deliveredOn, taxPointDate, dueRule, retention } = original;
  const content: InvoiceContent = {
    ...kept,
    period: moved(original.period, move),
    ...(deliveredOn && { deliveredOn: movedDay(deliveredOn, move) }),
    ...(taxPointDate && { taxPointDate: movedDay(taxPointDate, move) }),
    dueRule: dueRule.kind === 'date' ? { ...dueRule, date: movedDay(dueRule.date, move) } : dueRule,
    retention: retention?.releaseOn
      ? { ...retention, releaseOn: movedDay(retention.releaseOn, move) }
      : retention,
    lines: original.lines.map((line) => (line.period ? { ...line, period: moved(line.period, move) } : line)),
  };
  return { content, from, to: moved(from, move) };
}

/**
 * The move to the period that follows: whole months (also from the 15th to the 14th) by as many months, any other span
 * by its days, a single day by a month. Null where a content says nothing of its time.
 */
export function moveOf(content: InvoiceContent): Move | null {
  const { from, to } = spanOf(content);
  if (!from && !to) return null;
  if (!from || !to || from >= to) return { months: 1 };
  const next = addDays(to, 1);
  const months = monthsBetween(from, next);
  if (months > 0 && addMonths(from, months) === next) return { months };
  return { days: Math.round((Date.parse(next) - Date.parse(from)) / 86_400_000) };
}

/** A period after a move. Its last day stays the last of its month, whatever lengths the months have. */
export function moved({ from, to }: Period, move: Move): Period {
  if ('days' in move) return { from: from && addDays(from, move.days), to: to && addDays(to, move.days) };
  if (!from || !to || from >= to) return { from: from && movedDay(from, move), to: to && movedDay(to, move) };
  return { from: addMonths(from, move.months), to: movedDay(to, move) };
}

function movedDay(day: string, move: Move): string {
  if ('days' in move) return addDays(day, move.days);
  return isLastOfMonth(day) ? lastOfMonth(addMonths(day, move.months)) : addMonths(day, move.months);
}

/** From the first day of a month to its last. */
export const isWholeMonth = ({ from, to }: Period): boolean =>
  Boolean(from?.endsWith('-01') && to === lastOfMonth(from));

/** What a content is about: its period, else its day of delivery, else what the periods of its lines span. */
function spanOf({ period, deliveredOn, lines }: InvoiceContent): Period {
  if (period.from || period.to) return period;
  if (deliveredOn) return { from: deliveredOn, to: deliveredOn };
  const days = lines.flatMap((line) => [line.period?.from, line.period?.to]).filter((day) => day != null);
  return { from: days.toSorted()[0] ?? null, to: days.toSorted().at(-1) ?? null };
}

/** The same day so many months later, or the last of that month where it has no such day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

const lastOfMonth = (day: string) => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);
const isLastOfMonth = (day: string) => addDays(day, 1).endsWith('-01');

function monthsBetween(from: string, to: string): number {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(to) - count(from);
}
