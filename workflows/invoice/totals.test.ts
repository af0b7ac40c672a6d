import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AllowanceCharge, Line, Vat } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { amountCents, centsFromDecimal, centsToDecimal, percentOfCents } from './money.ts';
import { computeTotals, lineNetCents, withTotals } from './totals.ts';

const line = (change: Partial<Line>): Line => ({ ...blankLine('l'), ...change });
const allowance = (amountCents: number, kind: AllowanceCharge['kind'] = 'allowance'): AllowanceCharge => ({
  kind,
  amountCents,
  baseCents: null,
  percent: null,
  reason: 'Remise',
  reasonCode: '',
});

const placed = (n: number, places: number) => {
  const digits = String(n).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

describe('money', () => {
  test('cents and decimals', () => {
    expect(['12.345', '12.344', '-0.005', '0'].map(centsFromDecimal)).toEqual([1235, 1234, -1, 0]);
    expect([1234, -5, 0].map(centsToDecimal)).toEqual(['12.34', '-0.05', '0.00']);
    expect(() => centsFromDecimal('99999999999999999')).toThrow(RangeError);
  });

  test('a product is rounded once, with all its decimals', () => {
    expect(amountCents('3.3333', '0.15')).toBe(50);
    expect(amountCents('10000', '4.5', '1000')).toBe(4500);
    expect(amountCents('1.5', '0.01')).toBe(2);
    expect(amountCents('-1.5', '0.01')).toBe(-2);
  });
});

describe('totals', () => {
  test('a line is quantity times price, less allowances, plus charges', () => {
    const adjustments = [allowance(250), allowance(100, 'charge')];
    expect(lineNetCents(line({ quantity: '2.5', unitPrice: '19.99', adjustments }))).toBe(4998 - 250 + 100);
  });

  test('VAT is rounded once per category and rate, not per line', () => {
    // Three lines of 0.33 at 5.5 %: 0.02 each would make 0.06; on the base of 0.99 it is 0.05.
    const lines = [1, 2, 3].map((id) =>
      line({ id: String(id), unitPrice: '0.33', vat: { category: 'S', rate: '5.5' } }),
    );
    const totals = computeTotals({ ...blankContent(), lines });
    expect(totals.vat).toEqual([
      { category: 'S', rate: '5.5', baseCents: 99, vatCents: 5, exemptionReason: '', exemptionCode: '' },
    ]);
    expect(totals.grossCents).toBe(104);
  });

  test('20 and 20.00 are one rate; rates come highest first', () => {
    const rates = ['5.5', '20', '20.00', '10.0'];
    const lines = rates.map((rate, i) => line({ id: `${i}`, unitPrice: '10', vat: { category: 'S', rate } }));
    const totals = computeTotals({ ...blankContent(), lines });
    expect(totals.vat.map((each) => [each.rate, each.baseCents])).toEqual([
      ['20', 2000],
      ['10', 1000],
      ['5.5', 1000],
    ]);
  });

  test('document allowances and charges change the base of their own rate', () => {
    const vat: Vat = { category: 'S', rate: '20' };
    const totals = computeTotals({
      ...blankContent(),
      lines: [line({ unitPrice: '100' })],
      adjustments: [
        { ...allowance(1000), vat },
        { ...allowance(500, 'charge'), vat },
      ],
    });
    expect(totals).toMatchObject({
      linesCents: 10000,
      allowancesCents: 1000,
      chargesCents: 500,
      netCents: 9500,
    });
    expect(totals).toMatchObject({ vatCents: 1900, grossCents: 11400 });
  });

  test('the reason for an exemption stands in its breakdown', () => {
    const lines = [line({ unitPrice: '80', vat: { category: 'AE', rate: '0' } })];
    const exemptions = [{ category: 'AE' as const, reason: 'Autoliquidation', code: 'VATEX-EU-AE' }];
    const [entry] = computeTotals({ ...blankContent(), lines, exemptions }).vat;
    expect(entry).toMatchObject({
      vatCents: 0,
      exemptionReason: 'Autoliquidation',
      exemptionCode: 'VATEX-EU-AE',
    });
  });

  test('retention and penalty lower what is paid, never the VAT', () => {
    const plain = { ...blankContent(), lines: [line({ unitPrice: '1000' })], prepaidCents: 20000 };
    const held = computeTotals({
      ...plain,
      retention: { percent: '5', amountCents: 6000, releaseOn: '2027-11-22', reason: '' },
      penalty: { amountCents: 1500, reason: 'Retard' },
    });
    expect(held).toEqual({ ...computeTotals(plain), payableCents: 100000 - 6000 - 1500 });
  });

  test('a credit note and an empty draft add up too', () => {
    expect(computeTotals(blankContent())).toMatchObject({ vat: [], grossCents: 0, payableCents: 0 });
    const lines = [line({ quantity: '-1', unitPrice: '0.025', vat: { category: 'S', rate: '20' } })];
    expect(computeTotals({ ...blankContent(), lines }).linesCents).toBe(-3);
  });

  test('VAT of a foreign currency is converted once, half up', () => {
    const lines = [line({ unitPrice: '10.25' })];
    const exchange = { rate: '0.91837', on: '2026-11-20', source: 'BCE' };
    const totals = computeTotals({ ...blankContent(), currency: 'USD', lines, exchange });
    expect([totals.vatCents, totals.vatEurCents]).toEqual([205, 188]);
    expect(computeTotals({ ...blankContent(), lines })).not.toHaveProperty('vatEurCents');
  });

  test('for any quantity, price and base: a line is within half a cent of the exact product', () => {
    const decimal = (places: number) =>
      fc.integer({ min: 1, max: 9_999_999 }).map((n) => ({ n: BigInt(n), places, text: placed(n, places) }));
    fc.assert(
      fc.property(decimal(4), decimal(6), fc.constantFrom(1n, 10n, 100n, 1000n), (q, p, base) => {
        const cents = BigInt(
          lineNetCents(line({ quantity: q.text, unitPrice: p.text, baseQuantity: String(base) })),
        );
        // |2 × cents × base × 10^10 − 2 × 100 × q × p| ≤ base × 10^10, in whole numbers.
        const scale = base * 10n ** 10n;
        const difference = 2n * cents * scale - 200n * q.n * p.n;
        expect(difference <= scale && difference > -scale).toBe(true);
      }),
    );
  });

  test('totals that came along are not trusted', () => {
    const content = { ...blankContent(), lines: [line({ unitPrice: '1' })] };
    const forged = { ...content, totals: { ...content.totals, grossCents: 1 } };
    expect(withTotals(forged).totals.grossCents).toBe(120);
  });

  test('for any lines: bases add up to the net, VAT to its sum, net and VAT to the gross', () => {
    const lines = fc.array(
      fc
        .record({
          quantity: fc.integer({ min: -100000, max: 100000 }).map((n) => centsToDecimal(n)),
          unitPrice: fc.integer({ min: 0, max: 10_000_000 }).map((n) => centsToDecimal(n)),
          rate: fc.constantFrom('20', '10', '5.5', '2.1', '20.0'),
          off: fc.integer({ min: 0, max: 5000 }),
        })
        .map(({ quantity, unitPrice, rate, off }) =>
          line({ quantity, unitPrice, vat: { category: 'S', rate }, adjustments: [allowance(off)] }),
        ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 100000 }), (generated, off) => {
        const vat: Vat = { category: 'S', rate: '20' };
        const adjustments = [{ ...allowance(off), vat }];
        const totals = computeTotals({ ...blankContent(), lines: generated, adjustments });
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        expect(totals.linesCents).toBe(sum(generated.map(lineNetCents)));
        expect(sum(totals.vat.map((each) => each.baseCents))).toBe(totals.netCents);
        expect(totals.vat.every((each) => each.vatCents === percentOfCents(each.baseCents, each.rate))).toBe(
          true,
        );
        expect(totals.netCents + sum(totals.vat.map((each) => each.vatCents))).toBe(totals.grossCents);
        expect(computeTotals({ ...blankContent(), lines: generated.toReversed(), adjustments })).toEqual(
          totals,
        );
      }),
    );
  });
});
