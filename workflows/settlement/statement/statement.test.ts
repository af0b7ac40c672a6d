import { describe, expect, test } from 'vitest';
import type { AccountEntry } from '#db/queries/account-entries.ts';
import { currenciesOf, statementOf } from './statement.ts';
import { statementCsv } from './statement-csv.ts';
import { wordedLines } from './worded.ts';

const entry = (change: Partial<AccountEntry>): AccountEntry => ({
  kind: 'document',
  isTakenBack: false,
  id: 'a',
  on: '2026-01-10',
  at: '2026-01-10T10:00:00Z',
  currency: 'EUR',
  cents: 0,
  number: '',
  documentKind: 'invoice',
  subject: '',
  dueOn: null,
  means: null,
  cause: null,
  reference: '',
  reason: '',
  settles: [],
  ...change,
});

const account = [
  entry({ on: '2025-12-20', cents: 10_000, number: 'VPC-2025-0001' }),
  entry({ on: '2026-01-10', cents: 120_000, number: 'VPC-2026-0001', dueOn: '2026-02-09' }),
  entry({
    kind: 'payment',
    on: '2026-02-01',
    cents: -125_000,
    means: 'transfer',
    reference: '=cmd|calc',
    settles: [
      { number: 'VPC-2026-0001', cents: 120_000, on: '2026-02-02', until: '2026-03-01' },
      { number: 'VPC-2026-0009', cents: 5_000, on: '2026-03-02', until: null },
    ],
  }),
  entry({ on: '2026-02-03', cents: 999, currency: 'CHF', number: 'VPC-2026-0002' }),
  entry({ kind: 'paymentReversed', on: '2026-03-05', cents: 125_000, cause: 'unpaid', reason: 'secret' }),
];
const over = (from: string | null, to: string) =>
  statementOf(account, { period: { from, to }, currency: 'EUR' });

describe('an account over a period', () => {
  test('begins with what was before it, runs line by line, and ends with what is owed then', () => {
    const { openingCents, lines, debitCents, creditCents, closingCents } = over('2026-01-01', '2026-02-28');
    expect(openingCents).toBe(10_000);
    expect(lines.map(({ balanceCents }) => balanceCents)).toEqual([130_000, 5_000]);
    expect([debitCents, creditCents, closingCents]).toEqual([120_000, 125_000, 5_000]);
  });

  test('both days belong to it, and one period begins where the other ends', () => {
    expect(over('2026-01-10', '2026-01-10').lines).toHaveLength(1);
    expect(over('2026-01-11', '2026-12-31').openingCents).toBe(over(null, '2026-01-10').closingCents);
  });

  test('a balance below zero is the customer’s, and is said so', () => {
    const turned = statementOf([entry({ kind: 'payment', cents: -500, means: 'cash', documentKind: null })], {
      period: { from: null, to: '2026-12-31' },
      currency: 'EUR',
    });
    expect(turned.closingCents).toBe(-500);
    expect(statementCsv(turned, 'fr')).toContain('"Solde en votre faveur au 31\u00a0déc.\u00a02026"');
  });

  test('currencies are accounts of their own, the newest first', () => {
    expect(currenciesOf(account)).toEqual(['EUR', 'CHF']);
    expect(over(null, '2026-12-31').lines.every(({ currency }) => currency === 'EUR')).toBe(true);
  });
});

describe('in words', () => {
  test('a payment says what it settled on the last day of the period', () => {
    const notes = (to: string) => wordedLines(over(null, to), 'fr')[2]?.notes.join(' ').replace(/\s/g, ' ');
    expect(notes('2026-02-28')).toContain('VPC-2026-0001 : 1 200,00 € reste à votre crédit : 50,00 €');
    expect(notes('2026-03-04')).toContain('VPC-2026-0009 : 50,00 € reste à votre crédit : 1 200,00 €');
  });

  test('what the office wrote of a reversal is not the customer’s to read', () => {
    const csv = statementCsv(over(null, '2026-12-31'), 'fr');
    expect(csv).toContain('"Règlement impayé"');
    expect(csv).not.toContain('secret');
  });

  test('a spreadsheet computes nothing that somebody typed, and has its decimals as its language does', () => {
    const french = statementCsv(over(null, '2026-12-31'), 'fr');
    const english = statementCsv(over(null, '2026-12-31'), 'en');
    expect(french).toContain(';1250,00;');
    expect(english).toContain(',1250.00,');
    expect(french).not.toMatch(/;"=/);
  });
});
