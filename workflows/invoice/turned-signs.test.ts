import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { withTotals } from './totals.ts';
import { isWrittenNegative, turnedSigns } from './turned-signs.ts';

const negative = (change: Partial<InvoiceContent> = {}) =>
  withTotals({
    ...blankContent(),
    kind: 'creditNote',
    lines: [{ ...blankLine('l1'), quantity: '-2', unitPrice: '50' }],
    ...change,
  });
const allowance = (amountCents: number) => ({
  kind: 'allowance' as const,
  amountCents,
  baseCents: amountCents * 10,
  percent: '10',
  reason: 'Remise',
  reasonCode: '95',
});

test.each([
  ['quantities', {}],
  ['prices', { lines: [{ ...blankLine('l1'), quantity: '2', unitPrice: '-50', grossPrice: '-60' }] }],
  [
    'an allowance with its sign',
    { lines: [{ ...blankLine('l1'), quantity: '-2', unitPrice: '50', adjustments: [allowance(-500)] }] },
  ],
  [
    'an allowance without',
    { adjustments: [{ ...allowance(500), vat: { category: 'S' as const, rate: '20' } }] },
  ],
  ['what was paid, and rounding', { prepaidCents: -1000, roundingCents: 3 }],
])('a negative credit note gives back the same once its signs are turned: %s', (_, change) => {
  const before = negative(change);
  const { vat, ...after } = turnedSigns(before).totals;
  expect(isWrittenNegative(before)).toBe(true);
  expect(after.grossCents).toBe(-before.totals.grossCents);
  expect(after.payableCents).toBe(-before.totals.payableCents);
  expect(vat.map((each) => each.vatCents)).toEqual(before.totals.vat.map((each) => -each.vatCents));
});

test('an allowance keeps its kind where its sign said which way it went, and turns into a charge where not', () => {
  const { adjustments } = turnedSigns(
    negative({
      adjustments: [allowance(-500), allowance(500)].map((each) => ({
        ...each,
        vat: { category: 'S', rate: '20' },
      })),
    }),
  );
  expect(adjustments).toMatchObject([
    { kind: 'allowance', amountCents: 500, baseCents: 5000, reasonCode: '95' },
    { kind: 'charge', amountCents: 500, baseCents: 5000, reasonCode: '' },
  ]);
});

test('a line that names an invoice credits it, and takes no deposit back', () => {
  const recovers = { number: 'A-1', date: '2026-10-01', availableCents: null };
  const line = {
    ...blankLine('l1'),
    quantity: '-1',
    unitPrice: '50',
    special: 'depositRecovery' as const,
    recovers,
  };
  const { lines, precedingDocuments } = turnedSigns(negative({ lines: [line, { ...line, id: 'l2' }] }));
  expect(lines.map((each) => [each.quantity, each.special, each.recovers])).toEqual(
    Array(2).fill(['1', null, undefined]),
  );
  expect(precedingDocuments).toEqual([{ number: 'A-1', date: '2026-10-01' }]);
});

test('only a credit note below zero is one', () => {
  expect(isWrittenNegative(negative({ kind: 'invoice' }))).toBe(false);
  expect(isWrittenNegative(turnedSigns(negative()))).toBe(false);
  expect(isWrittenNegative(negative({ lines: [blankLine('l1')] }))).toBe(false);
});
