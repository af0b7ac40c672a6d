import { expect, it } from 'vitest';
import type { OpenDay } from '#db/queries/expected.ts';
import { agesOf, spansOf, weekNumber } from './weeks.ts';

const day = (dueOn: string | null, change: Partial<OpenDay> = {}): OpenDay => ({
  currency: 'EUR',
  dueOn,
  isLate: false,
  promisedOn: null,
  restCents: 100,
  disputedCents: 0,
  ...change,
});

it('weeks are counted as ISO 8601 has them, over the end of a year too', () => {
  expect(['2026-11-26', '2026-12-28', '2027-01-03', '2027-01-04', '2024-12-30'].map(weekNumber)).toEqual([
    48, 53, 53, 1, 1,
  ]);
});

it('every cent stands in one span: before today, this week from today on, four weeks more, later', () => {
  const spans = spansOf(
    [
      day('2026-11-25'),
      day('2026-11-26'),
      day('2026-11-29'),
      day('2026-11-30'),
      day('2026-12-27'),
      day('2026-12-28'),
      day(null),
      day('2026-11-01', { promisedOn: '2026-12-07', disputedCents: 7 }),
    ],
    '2026-11-26',
  );
  expect(spans.map(({ from, to, cents }) => [from, to, cents.due, cents.promised, cents.disputed])).toEqual([
    [null, '2026-11-25', 100, 0, 7],
    ['2026-11-26', '2026-11-29', 200, 0, 0],
    ['2026-11-30', '2026-12-06', 100, 0, 0],
    ['2026-12-07', '2026-12-13', 0, 100, 0],
    ['2026-12-14', '2026-12-20', 0, 0, 0],
    ['2026-12-21', '2026-12-27', 100, 0, 0],
    ['2026-12-28', null, 200, 0, 0],
  ]);
});

it('what is late is sorted by its days, and what is contested stands apart', () => {
  const late = (dueOn: string) => day(dueOn, { isLate: true, disputedCents: 1 });
  expect(
    agesOf(
      ['2026-11-25', '2026-10-27', '2026-10-26', '2026-09-27', '2026-09-26', '2026-08-28', '2026-08-27'].map(
        late,
      ),
      '2026-11-26',
    ),
  ).toEqual({ notDue: 0, upTo30: 200, upTo60: 200, upTo90: 200, over90: 100, disputed: 7 });
});
