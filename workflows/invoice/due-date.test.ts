import { expect, test } from 'vitest';
import type { DueRule } from './content.ts';
import { addDays, dueDate } from './due-date.ts';

const days = (n: number): DueRule => ({ kind: 'days', days: n });
const endOfMonth = (n: number): DueRule => ({ kind: 'endOfMonth', days: n });

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
])('%j from %s is due on %s', (rule, issued, due) => {
  expect(dueDate(rule, issued)).toBe(due);
});

test('days are calendar days, across the nights the clocks change', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
});
