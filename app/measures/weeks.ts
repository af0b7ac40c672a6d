import type { OpenDay } from '#db/queries/expected.ts';
import type { ExpectedKind } from '#db/shapes/expected.ts';
import { addDays, daysBetween } from '#workflows/invoice/due-date.ts';

/** How many weeks are shown one by one, this one among them. */
const weeksShown = 5;

type Expected = Record<ExpectedKind, number>;

/** What should come in a week, before today, or after those weeks. Days from and to, both in; null: open. */
export type Span = {
  key: 'past' | 'week' | 'later';
  from: string | null;
  to: string | null;
  cents: Expected;
};

/** Monday is 0. */
const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The number of a week, as ISO 8601 counts them. */
export function weekNumber(day: string): number {
  const thursday = addDays(day, 3 - weekday(day));
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}

/** What is owed by the days on which it should come: what is past, this week from today on, four weeks more, and the rest. */
export function spansOf(days: readonly OpenDay[], today: string): Span[] {
  const nextMonday = addDays(today, 7 - weekday(today));
  const weeks = Array.from({ length: weeksShown }, (_, index) => ({
    key: 'week' as const,
    from: index === 0 ? today : addDays(nextMonday, 7 * (index - 1)),
    to: addDays(nextMonday, 7 * index - 1),
  }));
  const end = addDays(nextMonday, 7 * (weeksShown - 1));
  const spans = [
    { key: 'past' as const, from: null, to: addDays(today, -1) },
    ...weeks,
    { key: 'later' as const, from: end, to: null },
  ].map((span): Span => ({ ...span, cents: { due: 0, promised: 0, disputed: 0 } }));
  const add = (on: string | null, kind: ExpectedKind, cents: number) => {
    const span = spans.find(({ to }) => to === null || (on !== null && on <= to));
    if (span) span.cents[kind] += cents;
  };
  for (const { dueOn, promisedOn, restCents, disputedCents } of days) {
    add(promisedOn ?? dueOn, promisedOn ? 'promised' : 'due', restCents);
    add(dueOn, 'disputed', disputedCents);
  }
  return spans;
}

export const sumOf = ({ due, promised, disputed }: Expected): number => due + promised + disputed;

export const ages = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const;
type Ages = Record<(typeof ages)[number] | 'disputed', number>;

/** The same by how late it is, as the aged balance has it: contested parts stand apart. */
export function agesOf(days: readonly OpenDay[], today: string): Ages {
  const sums: Ages = { notDue: 0, upTo30: 0, upTo60: 0, upTo90: 0, over90: 0, disputed: 0 };
  for (const { dueOn, isLate, restCents, disputedCents } of days) {
    const late = dueOn === null ? 0 : daysBetween(dueOn, today);
    const age = !isLate
      ? 'notDue'
      : late <= 30
        ? 'upTo30'
        : late <= 60
          ? 'upTo60'
          : late <= 90
            ? 'upTo90'
            : 'over90';
    sums[age] += restCents;
    sums.disputed += disputedCents;
  }
  return sums;
}
