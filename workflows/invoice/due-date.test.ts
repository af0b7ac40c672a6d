import { expect, test } from 'vitest';
import type { DueRule } from '#db/shapes/content.ts';
import { addDays, dueDate } from './due-date.ts';

const days = (n: number): DueRule => ({ kind: 'days', days: n });
const endOfMonth = (n: number): DueRule => ({ kind: 'endOfMonth', days: n });

const thirds = [0, 30, 60].map((each) => ({ percent: '33.33', days: each }));

test.each<[DueRule, string, string | null]>([
  [{ kind: 'onReceipt' }, '2026-11-22', null],
  [{ kind: 'date', date: '2026-12-15' }, '2026-11-22', '2026-12-15'],
  [days(30), '2026-11-22', '2026-12-22'],
  [days(0), '2026-11-22', '2026-11-22'],
  [days(30), '2028-01-30', '2028-02-29'],
  [days(60), '2026-12-31', '2027-03-01'],
  [endOfMonth(0), '2028-02-01', '2028-02-29'],
  [endOfMonth(30), '2026-12-15', '2027-01-31'],
  [endOfMonth(45), '2027-01-10', '2027-02-28'],
  // 45 days, end of month, the two readings apart: the days first, or the month first.
  [endOfMonth(45), '2026-11-10', '2026-12-31'],
  [{ kind: 'endOfMonthPlus', days: 45 }, '2026-11-10', '2027-01-14'],
  [{ kind: 'dayOfMonth', days: 30, day: 10 }, '2026-11-10', '2026-12-10'],
  [{ kind: 'dayOfMonth', days: 30, day: 10 }, '2026-11-12', '2027-01-10'],
  [{ kind: 'dayOfMonth', days: 0, day: 10 }, '2026-11-10', '2026-11-10'],
  [{ kind: 'dayOfMonth', days: 0, day: 10 }, '2026-12-11', '2027-01-10'],
  [{ kind: 'instalments', parts: thirds }, '2026-11-22', '2027-01-21'],
  // Nothing is due before its invoice.
  [{ kind: 'date', date: '2026-11-01' }, '2026-11-22', '2026-11-22'],
])('%j from %s is due on %s', (rule, issued, due) => {
  expect(dueDate(rule, issued)).toBe(due);
});

test('days are calendar days, across the nights the clocks change', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});
