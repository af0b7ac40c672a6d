import { expect, test } from 'vitest';
import { selectionSums } from './selection-sums.ts';

const row = (kind: 'invoice' | 'creditNote' | 'deposit', payableCents: number, currency = 'EUR') => ({
  kind,
  payableCents,
  currency,
});

test.each([
  ['invoices', [row('invoice', 120_000), row('deposit', 30_000)], [{ currency: 'EUR', cents: 150_000 }]],
  [
    'a credit note',
    [row('invoice', 120_000), row('creditNote', 20_000)],
    [{ currency: 'EUR', cents: 100_000 }],
  ],
  ['one that was entered with a minus', [row('creditNote', -20_000)], [{ currency: 'EUR', cents: -20_000 }]],
  [
    'two currencies',
    [row('invoice', 100), row('invoice', 700, 'CHF'), row('creditNote', 40), row('creditNote', 200, 'CHF')],
    [
      { currency: 'EUR', cents: 60 },
      { currency: 'CHF', cents: 500 },
    ],
  ],
  ['nothing', [], []],
])('%s', (_, rows, sums) => {
  expect(selectionSums(rows)).toEqual(sums);
});
