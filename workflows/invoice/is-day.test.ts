import { expect, test } from 'vitest';
import { isDay } from './is-day.ts';

test('a day is one that the calendar and the database have', () => {
  for (const day of ['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])
    expect(isDay(day), day).toBe(true);
  for (const text of [
    '',
    '0000-01-01',
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '275760-09-13',
    '+275760-09-13',
  ])
    expect(isDay(text), text).toBe(false);
});
