import { describe, expect, test } from 'vitest';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { checkDeposits } from './check-deposits.ts';

const work: Line = { ...blankLine('l1'), name: 'Rénovation', unitPrice: '6000' };
const recovery = (cents: number | null, change: Partial<Line> = {}): Line => ({
  ...blankLine('r1'),
  name: 'Acompte',
  quantity: '-1',
  unitPrice: '1800',
  recovers: { number: 'VPC-2026-0003', date: '2026-10-01', availableCents: cents },
  ...change,
});
const codes = (change: Partial<InvoiceContent>) =>
  checkDeposits({ ...blankContent(), lines: [work], ...change }).map((each) => `${each.path} ${each.code}`);

describe('a deposit', () => {
  const depositOf = { reference: 'Devis D-118', date: null, totalCents: 720_000, percent: '30' };

  test('says what it is a deposit of: a quote, or an order among the references', () => {
    expect(codes({ kind: 'deposit' })).toEqual(['depositOf.reference deposit.of.missing']);
    expect(codes({ kind: 'deposit', depositOf })).toEqual([]);
    const references = { ...blankContent().references, order: 'BC-7' };
    expect(codes({ kind: 'deposit', references })).toEqual([]);
  });

  test('is no more than the whole, and takes nothing back itself', () => {
    expect(codes({ kind: 'deposit', depositOf: { ...depositOf, totalCents: 719_999 } })).toEqual([
      'depositOf.totalCents deposit.tooHigh',
    ]);
    expect(codes({ kind: 'deposit', depositOf, lines: [work, recovery(null)] })).toEqual([
      'lines.1.recovers recovery.kind',
    ]);
  });
});

describe('taking a deposit back', () => {
  test('takes at most what is left of it, all its lines together', () => {
    expect(codes({ lines: [work, recovery(180_000)] })).toEqual([]);
    expect(codes({ lines: [work, recovery(179_999)] })).toEqual(['lines.1.recovers recovery.tooHigh']);
    const halves = ['r1', 'r2'].map((id) => recovery(180_000, { id, unitPrice: '900.01' }));
    expect(codes({ lines: [work, ...halves] })).toHaveLength(2);
  });

  test('counts each VAT rate apart, and what is not known has no limit', () => {
    const other = recovery(10, { id: 'r2', unitPrice: '0.10', vat: { category: 'S', rate: '10' } });
    expect(codes({ lines: [work, recovery(180_000), other] })).toEqual([]);
    expect(codes({ lines: [work, recovery(null, { unitPrice: '9999' })] })).toEqual([]);
  });

  test('deducts, on an invoice, and names the deposit', () => {
    expect(codes({ lines: [work, recovery(null, { quantity: '1' })] })).toEqual([
      'lines.1.recovers recovery.sign',
    ]);
    expect(codes({ kind: 'creditNote', lines: [recovery(null)] })).toEqual([
      'lines.0.recovers recovery.kind',
    ]);
    const nameless = recovery(null, { recovers: { number: '', date: null, availableCents: null } });
    expect(codes({ lines: [nameless] })).toEqual(['lines.0.recovers recovery.number.missing']);
  });
});
