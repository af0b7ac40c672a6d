import { describe, expect, test } from 'vitest';
import type { Line } from '#db/shapes/content.ts';
import { ciiLine, ciiTax, ciiTotals, smallCii } from '#test/support/small-cii.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { amountsKept } from './line-words.ts';
import { readLineAs } from './read-line.ts';
import { readXml } from './read-xml.ts';

const read = (change: Partial<Line>, statedCents: number, pricePlaces = 2) =>
  readLineAs({ ...blankLine('1'), ...change }, statedCents, '1', pricePlaces);
const discount = (amountCents: number) => ({
  kind: 'allowance' as const,
  amountCents,
  baseCents: 50_025,
  percent: '10',
  reason: '',
  reasonCode: '95',
});

describe('the amount of a line is what its file says', () => {
  test.each([
    ['a rounded price', { quantity: '3', unitPrice: '33.33' }, 10_000, '100', '3'],
    ['a price cut off', { quantity: '7', unitPrice: '14.28' }, 10_000, '100', '7'],
    [
      'a tiny price over a large quantity',
      { quantity: '12345', unitPrice: '0.01' },
      12_678,
      '126.78',
      '12345',
    ],
    [
      'a price for a hundred',
      { quantity: '250', unitPrice: '1.23', baseQuantity: '100' },
      307,
      '3.07',
      '250',
    ],
    ['a quantity in hours', { quantity: '1.33', unitPrice: '75' }, 10_000, '100', '1.33'],
    ['a deduction', { quantity: '-3', unitPrice: '33.33' }, -10_000, '100', '3'],
  ])('%s', (_, change, stated, unitPrice, baseQuantity) => {
    const { line, rounded } = read(change, stated);
    expect(line).toMatchObject({ quantity: change.quantity, unitPrice, baseQuantity });
    expect(lineNetCents(line)).toBe(stated);
    expect(rounded).toMatchObject(change);
  });

  test('where something was computed from the price, the difference is said by itself', () => {
    const { line } = read({ quantity: '5', unitPrice: '100.05', adjustments: [discount(5003)] }, 45_023);
    expect(line).toMatchObject({ quantity: '5', unitPrice: '100.05', baseQuantity: '1' });
    expect(line.adjustments).toEqual([
      discount(5003),
      { kind: 'charge', amountCents: 1, baseCents: null, percent: null, reason: 'Arrondi', reasonCode: '' },
    ]);
    const lower = read({ quantity: '3', unitPrice: '33.34', grossPrice: '40' }, 10_000).line;
    expect(lower).toMatchObject({ unitPrice: '33.34', adjustments: [{ kind: 'allowance', amountCents: 2 }] });
  });
});

test.each([
  ['another amount', { quantity: '2', unitPrice: '50' }, 9900, 2],
  ['the other sign', { quantity: '6', unitPrice: '18.33' }, -10_998, 2],
  ['a price that is known more exactly', { quantity: '1000', unitPrice: '0.01' }, 1100, 4],
  ['a count that is not rounded', { quantity: '1', unitPrice: '75' }, 10_000, 2],
])('%s is no rounding', (_, change, stated, places) => {
  const { line, rounded } = read(change, stated, places);
  expect(rounded).toBeNull();
  expect(lineNetCents(line)).not.toBe(stated);
});

test('what was kept is told line by line, in both languages', () => {
  const lines = ciiLine({ quantity: '3', price: '<ram:ChargeAmount>33.33</ram:ChargeAmount>' });
  const { content, warnings } = readXml(smallCii({ lines, header: ciiTax, totals: ciiTotals }));
  expect(content.totals).toMatchObject({ linesCents: 10_000, dueCents: 12_000 });
  expect(warnings).toMatchObject([{ code: 'line.amount.kept', values: { lines: '1' } }]);
  expect(warnings[0]?.text.fr).toContain(
    'ligne 1 («\u202fPose & joints\u202f»), 3 × 33,33 font 99,99\u202f€, le fichier indique 100,00\u202f€',
  );
  expect(warnings[0]?.text.en).toContain(
    'line 1 (“Pose & joints”), 3 × 33.33 make €99.99, the file says €100.00',
  );
});

test('of a line with a discount it is told that the amount has it taken off', () => {
  const line = read({ quantity: '5', unitPrice: '100.05', adjustments: [discount(5003)] }, 45_023);
  const kept = amountsKept([line], 'EUR');
  expect(kept[0]?.text.fr).toContain(
    '5 × 100,05 font 450,22\u202f€, remises et frais compris, le fichier indique 450,23\u202f€',
  );
});
