import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCents,
  formatDate,
  formatDecimal,
  formatDuration,
  formatIdentifier,
  formatInstant,
  formatInstantNear,
  formatMoney,
  formatMonth,
  formatNumber,
  formatPercent,
} from './format.ts';

describe('amounts', () => {
  test.each([
    [123_456, 'EUR', '1\u202F234,56\u202F€', '€1,234.56'],
    [0, 'EUR', '0,00\u202F€', '€0.00'],
    [-60_772, 'EUR', '\u2212607,72\u202F€', '\u2212€607.72'],
    [5, 'EUR', '0,05\u202F€', '€0.05'],
    [123_456_789_01, 'EUR', '123\u202F456\u202F789,01\u202F€', '€123,456,789.01'],
    [100_000, 'USD', '1\u202F000,00\u202FUSD', 'USD\u00A01,000.00'],
    [100_000, 'PLN', '1\u202F000,00\u202FPLN', 'PLN\u00A01,000.00'],
  ])('%i cents of %s', (cents, currency, french, english) => {
    expect(formatMoney(cents, currency, 'fr')).toBe(french);
    expect(formatMoney(cents, currency, 'en')).toBe(english);
  });

  test('no digit is lost or invented, whatever the amount', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('fr' as const, 'en' as const), (cents, locale) => {
        const digits = formatMoney(cents, 'EUR', locale).replace(/\D/g, '');
        expect(BigInt(digits)).toBe(BigInt(Math.abs(cents)));
      }),
    );
  });

  test('what is not an amount in cents is refused', () => {
    expect(() => formatMoney(12.5, 'EUR', 'fr')).toThrow(RangeError);
    expect(() => formatMoney(Number.NaN, 'EUR', 'fr')).toThrow(RangeError);
  });

  test('decimals and percentages keep what was given', () => {
    expect(formatNumber('-1234.50', 'fr')).toBe('\u22121\u202F234,50');
    expect(formatNumber('1234567.8', 'en')).toBe('1,234,567.8');
    expect(formatPercent('5.50', 'fr')).toBe('5,5\u202F%');
    expect(formatPercent('20', 'fr')).toBe('20\u202F%');
    expect(formatPercent('2.10', 'en')).toBe('2.1%');
    expect(() => formatNumber('1e3', 'fr')).toThrow(RangeError);
  });
});

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
    expect(formatMoney(123456, 'EUR', 'fr')).toBe('1\u202f234,56\u202f€');
    expect(formatMoney(-123456, 'EUR', 'en')).toBe('\u2212€1,234.56');
    expect(formatMoney(100, 'CHF', 'en')).toBe('CHF\u00a01.00');
    expect(formatPercent('5.50', 'fr')).toBe('5,5\u202f%');
    expect(formatPercent('20', 'en')).toBe('20%');
  });
});

describe('months', () => {
  test.each(['fr', 'en'] as const)('are named as %s names them', (locale) => {
    const named = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (let month = 1; month <= 12; month++) {
      const ym = `2026-${String(month).padStart(2, '0')}`;
      expect(formatMonth(ym, locale)).toBe(named.format(Date.parse(`${ym}-01`)));
    }
  });

  test.each(['2026-13', '2026', '2026-11-02', ''])('%j is no month', (text) => {
    expect(() => formatMonth(text, 'fr')).toThrow(RangeError);
  });
});

describe('dates', () => {
  test('a date has its weekday and its year', () => {
    expect(formatDate('2026-11-26', 'fr')).toBe('jeu.\u00A026\u00A0nov. 2026');
    expect(formatDate('2026-11-26', 'en')).toBe('Thu\u00A026\u00A0Nov 2026');
    expect(formatDate('2026-07-01', 'fr')).toBe('mer.\u00A01er\u00A0juil. 2026');
    expect(formatDate('2028-02-29', 'en')).toBe('Tue\u00A029\u00A0Feb 2028');
  });

  test.each(['2026-02-29', '2026-13-01', '26/11/2026', ''])('%j is no date', (text) => {
    expect(() => formatDate(text, 'fr')).toThrow(RangeError);
  });

  test('an instant is shown as a clock in Paris shows it, winter and summer', () => {
    expect(formatInstant('2026-11-26T13:05:00Z', 'fr')).toBe('jeu.\u00A026\u00A0nov. 2026 à\u00A014:05');
    expect(formatInstant('2026-11-26T13:05:00Z', 'en')).toBe('Thu\u00A026\u00A0Nov 2026 at\u00A014:05');
    expect(formatInstant('2026-07-01T22:30:00Z', 'fr')).toBe('jeu.\u00A02\u00A0juil. 2026 à\u00A000:30');
    expect(formatInstant('2026-12-31T23:00:00.000Z', 'en')).toBe('Fri\u00A01\u00A0Jan 2027 at\u00A000:00');
  });

  test('the hour that comes twice in October says which of the two it is', () => {
    expect(formatInstant('2026-10-25T00:30:00Z', 'fr')).toMatch(/à\u00A002:30 \(heure d’été\)$/);
    expect(formatInstant('2026-10-25T01:30:00Z', 'fr')).toMatch(/à\u00A002:30 \(heure d’hiver\)$/);
    expect(formatInstant('2026-10-25T01:30:00Z', 'en')).toMatch(/02:30 \(winter time\)$/);
    expect(formatInstant('2026-10-25T02:00:00Z', 'fr')).toMatch(/à\u00A003:00$/);
    expect(formatInstant('2026-10-24T23:59:00Z', 'fr')).toMatch(/à\u00A001:59$/);
  });

  test('around the change of clocks no two half hours read alike', () => {
    const start = Date.UTC(2026, 9, 24, 20);
    const read = Array.from({ length: 20 }, (_, index) =>
      formatInstant(new Date(start + index * 1_800_000).toISOString(), 'fr'),
    );
    expect(new Set(read).size).toBe(read.length);
  });

  test('today is by the Paris date, for pages only', () => {
    expect(formatInstantNear('2026-11-26T17:45:00Z', '2026-11-26T08:00:00Z', 'fr')).toBe(
      'aujourd’hui à\u00A018:45',
    );
    expect(formatInstantNear('2026-11-26T23:30:00Z', '2026-11-26T22:00:00Z', 'en')).toBe(
      'Fri\u00A027\u00A0Nov 2026 at\u00A000:30',
    );
  });
});

test.each([
  [19 * 3_600_000 + 7 * 60_000 + 59_999, '19\u202Fh\u202F07'],
  [48 * 3_600_000, '48\u202Fh\u202F00'],
  [42 * 60_000, '42\u202Fmin'],
  [-5, '0\u202Fmin'],
  [100 * 3_600_000, '4\u202Fj 4\u202Fh'],
  [7 * 24 * 3_600_000, '7\u202Fj'],
])('a duration of %i ms reads %s', (milliseconds, french) => {
  expect(formatDuration(milliseconds, 'fr')).toBe(french);
  expect(formatDuration(milliseconds, 'en')).toBe(french.replace('j', 'd'));
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
