import type { AllowanceCharge, Line } from '#db/shapes/content.ts';
import {
  addDecimals,
  compareDecimals,
  decimalPlaces,
  multiplyDecimals,
  normalizeDecimal,
} from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';

/**
 * Whether an amount in cents (BT-131) is that of a line but for rounding: its price is known to its last digit
 * (`pricePlaces` after the point, to the cent at least), a quantity with decimals to its last one, each amount to the cent.
 * EN 16931 has no rule that binds BT-131 to quantity and price, so a file may well state the amount more exactly.
 */
export function isRoundedTo(line: Line, statedCents: number, pricePlaces: number): boolean {
  const { quantity, unitPrice, baseQuantity, adjustments } = line;
  const apart = Math.abs(statedCents - lineNetCents(line)) - 1 - adjustments.length;
  const places = decimalPlaces(quantity);
  const byPrice = multiplyDecimals(unsigned(quantity), lastDigit(Math.max(2, pricePlaces)));
  const byQuantity = places === 0 ? '0' : multiplyDecimals(unsigned(unitPrice), lastDigit(places));
  const most = multiplyDecimals('100', addDecimals(byPrice, byQuantity));
  return compareDecimals(multiplyDecimals(String(apart), baseQuantity), most) <= 0;
}

/**
 * The line with that amount: its price for the whole quantity; where something else was computed from its price, the
 * difference as an allowance or charge of its own.
 */
export function withAmount(line: Line, statedCents: number): Line {
  const { quantity, adjustments, grossPrice } = line;
  const isBare = adjustments.length === 0 && grossPrice === undefined;
  if (isBare && compareDecimals(quantity, '0') !== 0) {
    const price = quantity.startsWith('-') ? -statedCents : statedCents;
    return { ...line, unitPrice: normalizeDecimal(centsToDecimal(price)), baseQuantity: unsigned(quantity) };
  }
  return { ...line, adjustments: [...adjustments, rounding(statedCents - lineNetCents(line))] };
}

const rounding = (cents: number): AllowanceCharge => ({
  kind: cents > 0 ? 'charge' : 'allowance',
  amountCents: Math.abs(cents),
  baseCents: null,
  percent: null,
  reason: 'Arrondi',
  reasonCode: '',
});

const unsigned = (decimal: string) => normalizeDecimal(decimal.replace('-', ''));
const lastDigit = (places: number) => `0.${'1'.padStart(places, '0')}`;
