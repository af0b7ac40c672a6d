import { describe, expect, test } from 'vitest';
import type { AllowanceCharge, Line } from '#db/shapes/content.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { discount, discounted, discountText } from './line-discount.ts';

const line = (of: Partial<Line> = {}): Line => ({
  ...blankLine('l1'),
  name: 'Pose',
  quantity: '3',
  unitPrice: '33.35',
  ...of,
});
const read = (typed: string, locale: 'fr' | 'en' = 'fr') => discount(locale).safeParse(typed);
const allowance = (of: Partial<AllowanceCharge>): AllowanceCharge => ({
  kind: 'allowance',
  amountCents: 500,
  baseCents: null,
  percent: null,
  reason: '',
  reasonCode: '95',
  ...of,
});

describe('a discount as it is typed', () => {
  test.each([
    ['5 %', { percent: '5' }],
    ['2,5%', { percent: '2.5' }],
    ['12,5\u202f%', { percent: '12.5' }],
    ['12,50', { amountCents: 1250 }],
    ['', null],
    ['0 %', null],
  ])('« %s »', (typed, expected) => {
    expect(read(typed).data).toEqual(expected);
  });

  test.each([
    ['beaucoup', 'cents'],
    ['x %', 'number'],
  ])('« %s » can’t be read, and the field says so', (typed, message) => {
    expect(read(typed).error?.issues[0]?.message).toBe(message);
  });

  test('is written back as it is read', () => {
    expect(discountText([allowance({ percent: '2.50', baseCents: 10_005, amountCents: 250 })], 'fr')).toBe(
      '2,5\u202f%',
    );
    expect(discountText([allowance({ amountCents: 1250 })], 'fr')).toBe('12,50');
  });
});

describe('a line with a discount', () => {
  test('a share is of the amount without it, half up to the cent, with the code of a discount', () => {
    const adjustments = discounted(line(), { percent: '5' }, undefined);
    expect(adjustments).toEqual([allowance({ percent: '5', baseCents: 10_005, amountCents: 500 })]);
    expect(lineNetCents({ ...line(), adjustments })).toBe(9505);
  });

  test('the share follows when the quantity changes', () => {
    const before = line({ adjustments: [allowance({ percent: '5', baseCents: 10_005, amountCents: 500 })] });
    expect(discounted(line({ quantity: '6' }), { percent: '5' }, before)[0]).toMatchObject({
      baseCents: 20_010,
      amountCents: 1001,
    });
  });

  test('one that came with a file stays to the letter while nothing of it changes', () => {
    const came = allowance({
      percent: '5',
      baseCents: 10_000,
      amountCents: 501,
      reason: 'Fidélité',
      reasonCode: '',
    });
    const before = line({ adjustments: [came] });
    expect(discounted(line(), { percent: '5' }, before)).toEqual([came]);
    expect(discounted(line(), { percent: '6' }, before)[0]).toMatchObject({
      amountCents: 600,
      reason: 'Fidélité',
    });
    expect(discounted(line(), null, before)).toEqual([]);
  });

  test('several, or a charge, are kept whatever the field holds', () => {
    const charge = [allowance({ kind: 'charge', reasonCode: 'FC' })];
    expect(discounted(line(), null, line({ adjustments: charge }))).toEqual(charge);
    expect(discountText(charge, 'fr')).toBe('');
  });
});
