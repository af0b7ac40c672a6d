import { expect, test } from 'vitest';
import { blankContent, blankLine } from './blank-content.ts';
import { checkEarlier } from './check-earlier.ts';
import type { InvoiceContent } from './content.ts';
import type { Earlier } from './earlier.ts';
import { withTotals } from './totals.ts';

const credit = (unitPrice: string, numbers: string[]): InvoiceContent =>
  withTotals({
    ...blankContent(),
    kind: 'creditNote',
    lines: [{ ...blankLine('l1'), unitPrice }],
    precedingDocuments: numbers.map((number) => ({ number, date: null })),
  });
const invoice = (number: string, grossCents: number, namedBy: Earlier['namedBy'] = []): Earlier => ({
  number,
  kind: 'invoice',
  issuedOn: '2026-11-02',
  currency: 'EUR',
  grossCents,
  vat: [],
  namedBy,
});
const codes = (content: InvoiceContent, earlier: Earlier[]) =>
  checkEarlier(content, earlier).map(({ code, values }) => [code, values?.available]);

test('a credit note gives back no more than what others left of its invoice', () => {
  const left = invoice('A-1', 12_000, [credit('40', ['A-1'])]);
  expect(codes(credit('60', ['A-1']), [left])).toEqual([]);
  expect(codes(credit('60.01', ['A-1']), [left])).toEqual([['credit.tooHigh', '72.00']]);
});

test('one on several gives back no more than is left of all; where one was not issued here, nobody knows', () => {
  const both = [invoice('A-1', 12_000), invoice('A-2', 6000)];
  expect(codes(credit('150', ['A-1', 'A-2']), both)).toEqual([]);
  expect(codes(credit('150.01', ['A-1', 'A-2']), both)).toEqual([['credit.tooHigh', '180.00']]);
  expect(codes(credit('500', ['A-1', 'A-2', 'X-9']), both)).toEqual([]);
});
