import { expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

test.each([
  ['12', '12'],
  ['12 h', '12'],
  ['12,50 €', '12.50'],
  ['1\u202f234,5', '1234.5'],
  ['−3', '-3'],
  ['5.5 %', '5.5'],
  ['007', '7'],
  ['1.234,56', '1234.56'],
  ['1.000,00 €', '1000.00'],
  ['€12', '12'],
  ['€ 12,50', '12.50'],
  ['12 €/h', '12'],
])('%s is read as %s', (typed, decimal) => {
  expect(typedNumber(typed, 'fr')).toBe(decimal);
});

test.each(['', 'douze', '12 ou 13', '1,2,3', 'h12', '1'.repeat(16)])('%s is no number', (typed) => {
  expect(typedNumber(typed, 'fr')).toBeNull();
});

test('what separates thousands is that of the reader', () => {
  expect(typedNumber('1,234 €', 'en')).toBe('1234');
  expect(typedNumber('1,234 €', 'fr')).toBe('1.234');
});
