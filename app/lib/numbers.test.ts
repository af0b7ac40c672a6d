import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount, readDecimal, writeCents, writeDecimal } from './numbers.ts';

test.each([
  ['1 234,56', '1234.56'],
  ['1\u202f234,56', '1234.56'],
  ['1.234,56', '1234.56'],
  ['1,234.56', '1234.56'],
  ['1 234 567', '1234567'],
  ['12.5', '12.5'],
  ['12,5', '12.5'],
  [',5', '0.5'],
  ['12,', '12'],
  ['−3,5', '-3.5'],
  ['-0,075', '-0.075'],
])('%j reads as %s', (typed, decimal) => {
  expect(readDecimal(typed, 'fr')).toBe(decimal);
});

test.each(['', ' ', 'abc', '1,2,3', '1.2.3,4', '12 h', '1e3', '--1', '-', ',', '1,23.45,6', '0x10'])(
  '%j is no number',
  (typed) => {
    expect(readDecimal(typed, 'fr')).toBeNull();
  },
);

test.each([
  ['12 €', '12'],
  ['12,50 €', '12.50'],
  ['12,50€', '12.50'],
  ['€ 12.50', '12.50'],
  ['1 234,56 EUR', '1234.56'],
  ['−3 euros', '-3'],
  ['12,5', '12.5'],
])('%j is the amount %s', (typed, decimal) => {
  expect(readAmount(typed, 'fr')).toBe(decimal);
});

test.each(['€', '12 $', '12 € 50', '12 h', '12 € HT/h', 'eur'])('%j is no amount', (typed) => {
  expect(readAmount(typed, 'fr')).toBeNull();
});

test('a lone comma before three digits groups in English and divides in French', () => {
  expect(readDecimal('1,234', 'en')).toBe('1234');
  expect(readDecimal('1,234', 'fr')).toBe('1.234');
  expect(readDecimal('12,5', 'en')).toBe('12.5');
});

test('what a field shows reads back as what it was given, in both languages', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('fr' as const, 'en' as const),
      (cents, locale) => {
        const shown = writeCents(cents, locale);
        expect(Math.round(Number(readDecimal(shown, locale)) * 100)).toBe(cents);
      },
    ),
  );
});

test('a price keeps every digit it has and shows at least two', () => {
  expect(writeDecimal('1.0625', 'fr', 2)).toBe('1,0625');
  expect(writeDecimal('142', 'fr', 2)).toBe('142,00');
  expect(writeDecimal('-2.5', 'fr')).toBe('−2,5');
});
