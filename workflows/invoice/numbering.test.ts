import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentKinds } from '#db/shapes/content.ts';
import { formatNumber, provisionalRef, seriesOf } from './numbering.ts';

describe('numbering', () => {
  test('invoices and credit notes have their own series', () => {
    expect(formatNumber({ prefix: 'VPC', year: 2026, sequence: 118, kind: 'invoice' })).toBe('VPC-2026-0118');
    expect(formatNumber({ prefix: 'VPC', year: 2026, sequence: 6, kind: 'creditNote' })).toBe(
      'VPC-AV-2026-0006',
    );
    expect(seriesOf('VPC', 'deposit', '2026-12-31')).toBe('VPC-2026');
    expect(seriesOf('VPC', 'creditNote', '2027-01-01')).toBe('VPC-AV-2027');
    expect(provisionalRef({ year: 2026, sequence: 418 })).toBe('PROV-2026-0418');
  });

  test('the sequence grows beyond four digits', () => {
    expect(formatNumber({ prefix: 'VPC', year: 2026, sequence: 12345, kind: 'invoice' })).toBe(
      'VPC-2026-12345',
    );
  });

  test.each(['', 'vpc', 'V P', 'TOOLONG', 'V-C', 'PROV'])('refuses the prefix %j', (prefix) => {
    expect(() => formatNumber({ prefix, year: 2026, sequence: 1, kind: 'invoice' })).toThrow(RangeError);
  });

  test.each([0, -1, 1.5, 10 ** 9])('refuses sequence %d', (sequence) => {
    const parts = { prefix: 'ABCDEF', year: 2026, sequence, kind: 'creditNote' as const };
    expect(() => formatNumber(parts)).toThrow(RangeError);
  });

  test('numbers are short, plain, belong to their series, and never meet those of another', () => {
    const parts = fc.record({
      prefix: fc.stringMatching(/^[A-Z0-9]{1,6}$/).filter((prefix) => prefix !== 'PROV'),
      year: fc.integer({ min: 2026, max: 2099 }),
      sequence: fc.integer({ min: 1, max: 99999 }),
      kind: fc.constantFrom(...documentKinds),
    });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const number = formatNumber(a);
        expect(number).toMatch(/^[A-Z0-9-]{1,20}$/);
        expect(number.startsWith(`${seriesOf(a.prefix, a.kind, `${a.year}-06-01`)}-`)).toBe(true);
        const series = (each: typeof a) => seriesOf(each.prefix, each.kind, `${each.year}-06-01`);
        if (number === formatNumber(b)) expect([series(a), a.sequence]).toEqual([series(b), b.sequence]);
      }),
    );
  });
});
