import { divideHalfUp, parseDecimal, parseShort } from './decimal.ts';

/** "12.345" → 1235 cents, rounded half up. @throws RangeError on text that is no decimal, or too large to be exact. */
export function centsFromDecimal(text: string): number {
  const { units, scale } = parseDecimal(text);
  return safeCents(divideHalfUp(units * 100n, 10n ** BigInt(scale)));
}

/** 1234 → "12.34", always two decimals: the notation of amounts in XML. */
export function centsToDecimal(cents: number): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Quantity × net price ÷ base quantity in cents, rounded once, half up (EN 16931 BT-131 before adjustments). */
export function amountCents(quantity: string, unitPrice: string, baseQuantity = '1'): number {
  // As most lines are: with so few digits everything below is an exact number.
  if (baseQuantity === '1' && quantity.length + unitPrice.length <= 13)
    return shortAmountCents(quantity, unitPrice);
  const q = parseDecimal(quantity);
  const p = parseDecimal(unitPrice);
  const b = parseDecimal(baseQuantity);
  const dividend = q.units * p.units * 100n * 10n ** BigInt(b.scale);
  const divisor = b.units * 10n ** BigInt(q.scale + p.scale);
  return safeCents(divideHalfUp(dividend, divisor));
}

function shortAmountCents(quantity: string, unitPrice: string): number {
  const q = parseShort(quantity);
  const p = parseShort(unitPrice);
  const product = q.units * p.units * 100;
  const divisor = 10 ** (q.scale + p.scale);
  const doubled = 2 * Math.abs(product) + divisor;
  const rounded = (doubled - (doubled % (2 * divisor))) / (2 * divisor);
  return product < 0 && rounded > 0 ? -rounded : rounded;
}

/** `percent` % of an amount in cents, rounded half up: VAT of a base (BR-CO-17), a retention, a discount. */
export function percentOfCents(cents: number, percent: string): number {
  const { units, scale } = parseDecimal(percent);
  return safeCents(divideHalfUp(BigInt(cents) * units, 100n * 10n ** BigInt(scale)));
}

/** An amount at an exchange rate (so much of the other currency for one unit), rounded half up to its cents. */
export function convertCents(cents: number, rate: string): number {
  const { units, scale } = parseDecimal(rate);
  return safeCents(divideHalfUp(BigInt(cents) * units, 10n ** BigInt(scale)));
}

/** The largest amount that a document states, in cents; any share of one stays exact. */
export const mostCents = 10 ** 15 - 1;

/** An amount is larger than a document states. `path` names the field that makes it so, where that is known. */
export class TooLarge extends RangeError {
  override name = 'TooLarge';
  readonly path: string;
  constructor(path = '') {
    super(`amount out of range${path && `: ${path}`}`);
    this.path = path;
  }
}

/** What `compute` gives. @throws TooLarge that names `path`, unless it names a field already */
export function naming<T>(path: string, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof TooLarge && error.path === '' ? new TooLarge(path) : error;
  }
}

/** The same amount. @throws TooLarge when no document states it */
export function fitting(cents: number): number {
  if (Math.abs(cents) > mostCents) throw new TooLarge();
  return cents;
}

export function sumCents(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => (Number.isSafeInteger(sum) ? sum + amount : sum), 0);
  if (Number.isSafeInteger(total)) return total;
  // What left the range of exact numbers on the way may come back into it.
  return safeCents(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

function safeCents(value: bigint): number {
  const cents = Number(value);
  if (!Number.isSafeInteger(cents)) throw new TooLarge();
  return cents;
}
