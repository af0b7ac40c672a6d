import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantNear,
  formatMoney,
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
    [100_000, 'USD', '1\u202F000,00\u202F$US', 'US$1,000.00'],
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
