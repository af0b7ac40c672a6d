import { describe, expect, test } from 'vitest';
import {
  formatAmount,
  formatCents,
  formatDate,
  formatDecimal,
  formatIdentifier,
  formatPercent,
  formatPeriod,
} from './typography.ts';

describe('figures', () => {
  test.each([
    ['1234567.500', 0, '1\u202f234\u202f567,5'],
    ['-0.50', 2, '\u22120,50'],
    ['-0.00', 2, '0,00'],
    ['007', 0, '7'],
    ['31.4', 2, '31,40'],
    ['0.123456', 2, '0,123456'],
    ['999999999999999.9999999999', 0, '999\u202f999\u202f999\u202f999\u202f999,9999999999'],
  ])('%s keeps its digits', (decimal, decimals, expected) => {
    expect(formatDecimal(decimal, 'fr', decimals)).toBe(expected);
  });

  test('amounts in both languages', () => {
    expect(formatCents(-5, 'fr')).toBe('\u22120,05');
    expect(formatAmount(123456, 'EUR', 'fr')).toBe('1\u202f234,56\u202f€');
    expect(formatAmount(-123456, 'EUR', 'en')).toBe('\u2212€1,234.56');
    expect(formatAmount(100, 'CHF', 'en')).toBe('CHF\u00a01.00');
    expect(formatPercent('5.50', 'fr')).toBe('5,5\u202f%');
    expect(formatPercent('20', 'en')).toBe('20%');
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-26', 'fr', 'jeu.\u00a026\u00a0nov.\u00a02026'],
    ['2026-08-01', 'fr', 'sam.\u00a01er\u00a0août\u00a02026'],
    ['2026-11-26', 'en', 'Thu\u00a026\u00a0Nov\u00a02026'],
    ['soon', 'fr', 'soon'],
  ] as const)('%s in %s', (date, locale, expected) => {
    expect(formatDate(date, locale)).toBe(expected);
  });

  test.each([
    ['2026-11-02', '2026-11-20', 'du\u00a02 au\u00a020\u00a0nov.\u00a02026'],
    ['2026-10-28', '2026-11-03', 'du\u00a028\u00a0oct. au\u00a03\u00a0nov.\u00a02026'],
    ['2025-12-30', '2026-01-02', 'du\u00a030\u00a0déc.\u00a02025 au\u00a02\u00a0janv.\u00a02026'],
    ['2026-11-07', '2026-11-07', '7\u00a0nov.\u00a02026'],
    [null, '2026-11-07', '7\u00a0nov.\u00a02026'],
    [null, null, ''],
  ])('the period %s to %s', (from, to, expected) => {
    expect(formatPeriod(from, to, 'fr')).toBe(expected);
  });
});

test.each([
  ['904117263', '904\u00a0117\u00a0263'],
  ['904 117 263 00018', '904\u00a0117\u00a0263\u00a000018'],
  ['FR68904117263', 'FR68\u00a0904\u00a0117\u00a0263'],
  ['FR7630006000011234567890189', 'FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189'],
  ['DE123456789', 'DE123456789'],
  ['pas un numéro', 'pas un numéro'],
])('the identifier %s is grouped as it is read', (value, expected) => {
  expect(formatIdentifier(value)).toBe(expected);
});
