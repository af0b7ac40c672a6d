import { expect, test } from 'vitest';
import { sumsByCurrency } from './sums-by-currency.ts';

test('amounts of two currencies make two sums, in the order they come', () => {
  const euros = (cents: number) => ({ currency: 'EUR', cents });
  expect(sumsByCurrency([])).toEqual([]);
  expect(sumsByCurrency([euros(100), euros(-40)])).toEqual([euros(60)]);
  expect(sumsByCurrency([euros(100), { currency: 'CHF', cents: 700 }, euros(1)])).toEqual([
    euros(101),
    { currency: 'CHF', cents: 700 },
  ]);
});
