import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankContent } from './blank-content.ts';
import { instalmentsOf } from './instalments.ts';

const paid = (payableCents: number, percents: string[]) => {
  const parts = percents.map((percent, index) => ({ percent, days: index * 30 }));
  const content = blankContent();
  return instalmentsOf(
    { dueRule: { kind: 'instalments', parts }, totals: { ...content.totals, payableCents } },
    '2026-11-26',
  );
};

test('each payment has its day and its share; the last takes the cent that rounding left', () => {
  expect(paid(10_001, ['33.33', '33.33', '33.34'])).toEqual([
    { on: '2026-11-26', cents: 3333 },
    { on: '2026-12-26', cents: 3333 },
    { on: '2027-01-25', cents: 3335 },
  ]);
  expect(instalmentsOf(blankContent(), '2026-11-26')).toEqual([]);
});

test('they add up to what is paid, to the cent', () => {
  const whole = fc.integer({ min: 1, max: 1_000_000_000 });
  fc.assert(
    fc.property(whole, fc.integer({ min: 1, max: 99 }), (cents, share) => {
      const sum = paid(cents, [String(share), String(100 - share)]).reduce(
        (all, each) => all + each.cents,
        0,
      );
      expect(sum).toBe(cents);
    }),
  );
});
