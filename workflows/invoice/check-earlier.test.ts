import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Naming } from '#db/shapes/naming.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkEarlier } from './check-earlier.ts';
import type { Earlier } from './earlier.ts';
import { withTotals } from './totals.ts';

const credit = (unitPrice: string, numbers: string[]): InvoiceContent =>
  withTotals({
    ...blankContent(),
    kind: 'creditNote',
    lines: [{ ...blankLine('l1'), unitPrice }],
    precedingDocuments: numbers.map((number) => ({ number, date: null })),
  });
const corrective = (unitPrice: string, number: string): InvoiceContent => ({
  ...credit(unitPrice, [number]),
  kind: 'corrective',
});
const naming = (content: InvoiceContent, reference: string, isIssued = true): Naming => ({
  ...content,
  invoiceId: reference,
  reference,
  isIssued,
  isReplaced: false,
});
const invoice = (number: string, grossCents: number, namedBy: Naming[] = []): Earlier => ({
  number,
  kind: 'invoice',
  issuedOn: '2026-11-02',
  currency: 'EUR',
  grossCents,
  vat: [],
  replaces: [],
  isDeposit: false,
  namedBy,
});
const codes = (content: InvoiceContent, earlier: Earlier[]) =>
  checkEarlier(content, earlier).map(({ code, values }) => [code, values?.available]);

test('a credit note gives back no more than what others left of its invoice', () => {
  const left = invoice('A-1', 12_000, [naming(credit('40', ['A-1']), 'V-1')]);
  expect(codes(credit('60', ['A-1']), [left])).toEqual([]);
  expect(codes(credit('60.01', ['A-1']), [left])).toEqual([['credit.tooHigh', '72.00']]);
});

test('one on several gives back no more than is left of all; where one was not issued here, nobody knows', () => {
  const both = [invoice('A-1', 12_000), invoice('A-2', 6000)];
  expect(codes(credit('150', ['A-1', 'A-2']), both)).toEqual([]);
  expect(codes(credit('150.01', ['A-1', 'A-2']), both)).toEqual([['credit.tooHigh', '180.00']]);
  expect(codes(credit('500', ['A-1', 'A-2', 'X-9']), both)).toEqual([]);
});

const found = (content: InvoiceContent, earlier: Earlier) =>
  checkEarlier(content, [earlier]).map(({ code, path, values }) => [
    code,
    path,
    values?.by ?? values?.credited,
  ]);
const place = 'precedingDocuments.0.number';

test('what a corrective replaced is neither credited nor replaced again: the corrective is', () => {
  const replaced = invoice('A-1', 12_000, [
    naming(corrective('90', 'A-1'), 'BR-9', false),
    naming(corrective('80', 'A-1'), 'R-1'),
  ]);
  expect(found(credit('10', ['A-1']), replaced)).toEqual([['credit.replaced', place, 'R-1']]);
  expect(found(corrective('100', 'A-1'), replaced)).toEqual([['corrective.replaced', place, 'R-1']]);
  expect(found({ ...credit('10', ['A-1']), kind: 'invoice' }, replaced)).toEqual([]);
});

test('of two drafts about one invoice, a corrective and another, neither goes on before the other is gone', () => {
  const correcting = invoice('A-1', 12_000, [naming(corrective('90', 'A-1'), 'BR-9', false)]);
  expect(found(credit('10', ['A-1']), correcting)).toEqual([['credit.beingReplaced', place, 'BR-9']]);
  expect(found(corrective('10', 'A-1'), correcting)).toEqual([['corrective.beingReplaced', place, 'BR-9']]);
  const crediting = invoice('A-1', 12_000, [naming(credit('10', ['A-1', 'A-2']), 'BR-8', false)]);
  expect(found(corrective('10', 'A-1'), crediting)).toEqual([['corrective.beingCredited', place, 'BR-8']]);
});

test('what was credited before stays credited: of all nothing is left to replace, of a part the corrective says it all', () => {
  const half = invoice('A-1', 12_000, [naming(credit('50', ['A-1']), 'V-1')]);
  expect(found(corrective('49.99', 'A-1'), half)).toEqual([['corrective.belowCredit', place, '60.00']]);
  expect(found(corrective('50', 'A-1'), half)).toEqual([['corrective.creditStays', place, '60.00']]);
  const whole = invoice('A-1', 12_000, [naming(credit('100', ['A-1']), 'V-1')]);
  expect(found(corrective('100', 'A-1'), whole)).toEqual([['corrective.credited', place, undefined]]);
});

test('a corrective inherits what was done to the documents before it', () => {
  const after = { ...invoice('R-1', 9600, [naming(credit('50', ['A-1']), 'V-1')]), replaces: ['A-1'] };
  expect(codes(credit('30', ['R-1']), [after])).toEqual([]);
  expect(codes(credit('30.01', ['R-1']), [after])).toEqual([['credit.tooHigh', '36.00']]);
});

test('nothing is done to a credit note', () => {
  const credited: Earlier = { ...invoice('V-1', 12_000), kind: 'creditNote' };
  expect(codes(credit('10', ['V-1']), [credited])).toEqual([['credit.ofCredit', undefined]]);
  expect(codes(corrective('10', 'V-1'), [credited])).toEqual([['corrective.ofCredit', undefined]]);
});
