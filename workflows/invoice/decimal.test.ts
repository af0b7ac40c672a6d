import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalPlaces,
  divideHalfUp,
  isZeroDecimal,
  multiplyDecimals,
  normalizeDecimal,
  parseDecimal,
  subtractDecimals,
} from './decimal.ts';
import { amountCents, sumCents } from './money.ts';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, scale]) => {
    const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
    const fraction = scale ? `.${digits.slice(-scale)}` : '';
    return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${fraction}`;
  });

describe('decimal', () => {
  test('sums and products that floats get wrong are exact', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(multiplyDecimals('1.1', '1.1')).toBe('1.21');
    expect(subtractDecimals('1000000000000000', '0.000001')).toBe('999999999999999.999999');
  });

  test('equal numbers have one notation', () => {
    expect(['20.00', '020', '20'].map(normalizeDecimal)).toEqual(['20', '20', '20']);
    expect(normalizeDecimal('-0.00')).toBe('0');
    expect(decimalPlaces('1.5000')).toBe(1);
  });

  test.each(['', '1e3', '1,5', '.5', '5.', ' 1', '+1', 'NaN', '0x1'])('refuses %j', (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });

  test('halves are rounded away from zero', () => {
    expect([5n, -5n, 4n, -4n, 15n].map((n) => divideHalfUp(n, 10n))).toEqual([1n, -1n, 0n, 0n, 2n]);
    expect(divideHalfUp(5n, -10n)).toBe(-1n);
    expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError);
  });

  test('adding and subtracting cancel out; multiplying commutes; order agrees with the difference', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(subtractDecimals(addDecimals(a, b), b)).toBe(normalizeDecimal(a));
        expect(multiplyDecimals(a, b)).toBe(multiplyDecimals(b, a));
        expect(compareDecimals(a, b)).toBe(compareDecimals(subtractDecimals(a, b), '0'));
      }),
    );
  });

  test('rounding is off by at most half of the divisor', () => {
    const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
    const divisors = fc.bigInt({ min: 1n, max: 10n ** 9n });
    fc.assert(
      fc.property(amounts, divisors, (dividend, divisor) => {
        const rest = dividend - divideHalfUp(dividend, divisor) * divisor;
        expect(2n * (rest < 0n ? -rest : rest) <= divisor).toBe(true);
      }),
    );
  });
});

test('short numbers are reckoned as long ones are', () => {
  const short = fc
    .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,6}$/), fc.stringMatching(/^(\.\d{1,6})?$/))
    .map((parts) => parts.join(''));
  // Without the ways that short numbers have of their own.
  const long = (text: string) => text.replace(/^-?/, (sign) => sign + '0'.repeat(20));
  fc.assert(
    fc.property(short, short, (a, b) => {
      expect(amountCents(a, b)).toBe(amountCents(long(a), long(b)));
      expect(compareDecimals(a, b)).toBe(compareDecimals(long(a), long(b)));
      expect(normalizeDecimal(a)).toBe(normalizeDecimal(long(a)));
      expect(isZeroDecimal(a)).toBe(normalizeDecimal(a) === '0');
    }),
    {
      numRuns: 2_000,
      examples: [
        ['-0', '0.00'],
        ['-0.1', '0.1'],
        ['0.005', '1'],
        ['-0.005', '1'],
        ['99999999', '9.9999'],
      ],
    },
  );
});

test('a sum that leaves the exact numbers on its way and comes back is right; one that stays outside is refused', () => {
  const most = Number.MAX_SAFE_INTEGER;
  expect(sumCents([most, 3, -most])).toBe(3);
  expect(sumCents([-most, -2, 5, most])).toBe(3);
  expect(() => sumCents([most, 1])).toThrow(RangeError);
});
