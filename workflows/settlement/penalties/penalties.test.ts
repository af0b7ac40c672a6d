import { describe, expect, test } from 'vitest';
import { addDays } from '../../invoice/due-date.ts';
import { parisInstant } from '../../invoice/paris-time.ts';
import type { Part } from '../events.ts';
import { ownTerms } from './own-terms.ts';
import { interestCents, type PenaltyDocument, penaltyOf } from './penalties.ts';
import { rateOn, referenceRates } from './reference-rates.ts';
import { termsRate } from './terms-rate.ts';

const part = (cents: number, dueOn: string, of: Part['of'] = 'whole'): Part => ({
  of,
  cents,
  dueOn,
  lateAt: new Date(parisInstant(addDays(dueOn, 1))).toISOString(),
});

const document = (change: Partial<PenaltyDocument> = {}): PenaltyDocument => ({
  invoiceId: 'a',
  number: 'VPC-2026-0001',
  currency: 'EUR',
  debtor: 'professional',
  terms: null,
  parts: [part(120_000, '2026-09-15')],
  exemptCents: 0,
  payments: [],
  ...change,
});

/** As a table that a person checks: from, to, days, base, rate, cents. */
const shown = (given: PenaltyDocument, on: string) =>
  penaltyOf(given, on).lines.map((line) => [
    line.from,
    line.to,
    line.days,
    line.baseCents,
    line.applied?.hundredths ?? 'missing',
    line.applied ? line.cents : 0,
  ]);

describe('the law', () => {
  test('1 200 € late for 45 days at 12,40 % are 18,35 €, as computed by hand', () => {
    expect(interestCents(120_000, 1_240, 45)).toBe(1_835);
    expect(shown(document(), '2026-10-30')).toEqual([
      ['2026-09-16', '2026-10-30', 45, 120_000, 1_240, 1_835],
    ]);
  });

  test('runs from the day after the term, and not on the day itself', () => {
    expect(shown(document(), '2026-09-15')).toEqual([]);
    expect(shown(document(), '2026-09-16')).toEqual([['2026-09-16', '2026-09-16', 1, 120_000, 1_240, 41]]);
  });

  test('each half-year has its rate: 16 days of June at 12,15 %, 15 of July at 12,40 %', () => {
    expect(shown(document({ parts: [part(100_000, '2026-06-14')] }), '2026-07-15')).toEqual([
      ['2026-06-15', '2026-06-30', 16, 100_000, 1_215, 533],
      ['2026-07-01', '2026-07-15', 15, 100_000, 1_240, 510],
    ]);
  });

  test('a public buyer keeps the rate of the half-year in which it began: ECB and 8 points', () => {
    const given = document({ debtor: 'public', parts: [part(100_000, '2026-06-14')] });
    expect(shown(given, '2026-07-15')).toEqual([
      ['2026-06-15', '2026-06-30', 16, 100_000, 1_015, 445],
      ['2026-07-01', '2026-07-15', 15, 100_000, 1_015, 417],
    ]);
    expect(penaltyOf(given, '2026-07-15').indemnityCents).toBe(4_000);
  });

  test('a consumer owes neither interest nor indemnity', () => {
    expect(penaltyOf(document({ debtor: 'consumer' }), '2026-10-30')).toMatchObject({
      none: 'consumer',
      cents: 0,
      indemnityCents: 0,
    });
  });

  test('the indemnity is one a document, however many of its parts are late', () => {
    const parts = [part(50_000, '2026-08-01', 'instalment'), part(50_000, '2026-09-01', 'instalment')];
    expect(penaltyOf(document({ parts }), '2026-10-01').indemnityCents).toBe(4_000);
    expect(penaltyOf(document({ parts }), '2026-08-01').indemnityCents).toBe(0);
  });

  test('a half-year without a rate is said, and the rest is computed', () => {
    const penalty = penaltyOf(document(), '2027-01-10');
    expect(penalty.lines.at(-1)).toMatchObject({
      applied: null,
      missing: { kind: 'ecb', from: '2027-01-01' },
      days: 10,
    });
    expect(penalty.cents).toBe(4_362);
  });
});

describe('what lowers the base', () => {
  test('a payment stops it after its day: 10 days of 1 200 €, 35 of 700 €', () => {
    const given = document({ payments: [{ on: '2026-09-25', cents: 50_000 }] });
    expect(shown(given, '2026-10-30')).toEqual([
      ['2026-09-16', '2026-09-25', 10, 120_000, 1_240, 408],
      ['2026-09-26', '2026-10-30', 35, 70_000, 1_240, 832],
    ]);
  });

  test('a document paid late still owes what ran until then', () => {
    const given = document({ payments: [{ on: '2026-09-25', cents: 120_000 }] });
    expect(penaltyOf(given, '2026-12-01')).toMatchObject({ cents: 408, indemnityCents: 4_000 });
  });

  test('paid on the first late day, it owes that day', () => {
    const given = document({ payments: [{ on: '2026-09-16', cents: 120_000 }] });
    expect(shown(given, '2026-10-30')).toEqual([['2026-09-16', '2026-09-16', 1, 120_000, 1_240, 41]]);
  });

  test('paid before its term it owes nothing', () => {
    const given = document({ payments: [{ on: '2026-09-15', cents: 120_000 }] });
    expect(penaltyOf(given, '2026-12-01')).toMatchObject({ lines: [], cents: 0, indemnityCents: 0 });
  });

  test('what is credited, lost or contested bears nothing from the first day', () => {
    expect(shown(document({ exemptCents: 20_000 }), '2026-10-30')).toEqual([
      ['2026-09-16', '2026-10-30', 45, 100_000, 1_240, 1_529],
    ]);
    expect(penaltyOf(document({ exemptCents: 120_000 }), '2026-10-30').indemnityCents).toBe(0);
  });

  test('the oldest part is paid first', () => {
    const parts = [part(60_000, '2026-08-31', 'instalment'), part(60_000, '2026-09-30', 'instalment')];
    const given = document({ parts, payments: [{ on: '2026-09-10', cents: 70_000 }] });
    expect(shown(given, '2026-10-10')).toEqual([
      ['2026-09-01', '2026-09-10', 10, 60_000, 1_240, 204],
      ['2026-10-01', '2026-10-10', 10, 50_000, 1_240, 170],
    ]);
  });

  test('a retention without a day is never late', () => {
    const parts = [{ of: 'retention' as const, cents: 5_000, dueOn: null, lateAt: null }];
    expect(penaltyOf(document({ parts }), '2030-01-01').lines).toEqual([]);
  });
});

describe('what the document says comes first', () => {
  const with_ = (text: string) => document({ terms: { text, rate: termsRate(text) } });

  test('three times the legal rate: 3 × 2,75 %', () => {
    expect(shown(with_('Pénalités : trois fois le taux d’intérêt légal.'), '2026-10-30')).toEqual([
      ['2026-09-16', '2026-10-30', 45, 120_000, 825, 1_221],
    ]);
  });

  test('less than the floor is raised to it, and says so', () => {
    const [line] = penaltyOf(with_('Pénalités de retard : 5 % l’an.'), '2026-10-30').lines;
    expect(line?.applied).toMatchObject({ hundredths: 825, floor: { hundredths: 275 } });
  });

  test('more than the law is what was agreed', () => {
    expect(shown(with_('1,5 % par mois de retard'), '2026-09-30')).toEqual([
      ['2026-09-16', '2026-09-30', 15, 120_000, 1_800, 888],
    ]);
  });

  test('words without a rate compute nothing, and say so; the indemnity is owed all the same', () => {
    expect(penaltyOf(with_('Pénalités de retard selon nos conditions.'), '2026-10-30')).toMatchObject({
      none: 'unreadable',
      cents: 0,
      indemnityCents: 4_000,
    });
  });

  test.each([
    [
      'Taux de refinancement de la BCE majoré de 10 points, exigibles sans rappel',
      { of: 'ecb', plus: 1_000 },
    ],
    ['BCE + 12,5 points', { of: 'ecb', plus: 1_250 }],
    ['ECB refinancing rate plus 10 points, due without reminder', { of: 'ecb', plus: 1_000 }],
    ['3 fois le taux légal', { of: 'legal', times: 3 }],
    ['three times the French legal interest rate', { of: 'legal', times: 3 }],
    ['taux de l’intérêt légal multiplié par 4', { of: 'legal', times: 4 }],
    ['un taux annuel : 12 % l’an', { of: 'fixed', yearly: 1_200 }],
    ['10 % par an, sans être inférieur à trois fois le taux légal', { of: 'fixed', yearly: 1_000 }],
    ['3 fois le taux légal ou 12 % par an', null],
    ['12 %', null],
    ['sans objet', null],
    ['', null],
  ])('%s', (text, rate) => {
    expect(termsRate(text)).toEqual(rate);
  });

  test('the note of its kind is read first, then terms of payment that speak of lateness; else the law', () => {
    const note = { code: 'PMD', text: '15 % l’an' };
    expect(ownTerms({ notes: [note], paymentTerms: 'Pénalités : 12 % par an' })?.rate).toEqual({
      of: 'fixed',
      yearly: 1_500,
    });
    expect(ownTerms({ notes: [], paymentTerms: 'Pénalités : 12 % par an' })?.rate).toEqual({
      of: 'fixed',
      yearly: 1_200,
    });
    expect(
      ownTerms({ notes: [{ code: '', text: 'Garantie décennale.' }], paymentTerms: '30 jours' }),
    ).toBeNull();
  });
});

test('each half-year on record is there once, in both tables, with its source', () => {
  for (const table of Object.values(referenceRates)) {
    expect(table.map(({ from }) => from)).toEqual([...new Set(table.map(({ from }) => from))].sort());
    for (const { from, source } of table)
      expect([from.slice(4), source.length > 5]).toEqual([expect.stringMatching(/^-0[17]-01$/), true]);
  }
  expect(rateOn('ecb', '2026-12-31')?.hundredths).toBe(240);
  expect(rateOn('legal', '2019-01-01')).toBeUndefined();
});
