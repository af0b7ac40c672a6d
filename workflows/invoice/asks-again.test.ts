import { expect, test } from 'vitest';
import { asksAgain } from './asks-again.ts';

test('an answer that did not come is asked for five times, on working mornings; then it is time to call', () => {
  expect(asksAgain('2026-11-25T23:30:00.000Z')).toEqual(
    ['2026-11-30', '2026-12-03', '2026-12-07', '2026-12-10', '2026-12-14', '2026-12-17'].map(
      (date) => `${date}T08:00:00.000Z`,
    ),
  );
});

test('over holidays and the change of the clocks no day is taken twice, and it stays nine in Paris', () => {
  // Good Friday is no holiday; Easter Monday is, and the clocks went forward the night before.
  const moments = asksAgain('2027-03-24T10:00:00.000Z');
  expect(moments.slice(0, 3)).toEqual([
    '2027-03-30T07:00:00.000Z',
    '2027-04-02T07:00:00.000Z',
    '2027-04-05T07:00:00.000Z',
  ]);
  expect(new Set(moments).size).toBe(6);
});
