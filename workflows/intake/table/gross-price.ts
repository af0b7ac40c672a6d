import { divideHalfUp, formatDecimal, parseDecimal } from '#workflows/invoice/decimal.ts';

/** As many decimals as a unit price may have. */
const scale = 6;

/** A price with VAT, without it, rounded to six decimals: 120 at 20 % is 100. Both as decimals. */
export function withoutVat(gross: string, rate: string): string {
  const [price, percent] = [parseDecimal(gross), parseDecimal(rate)];
  const hundred = 100n * 10n ** BigInt(percent.scale);
  const dividend = price.units * hundred * 10n ** BigInt(scale);
  const divisor = (hundred + percent.units) * 10n ** BigInt(price.scale);
  return formatDecimal({ units: divideHalfUp(dividend, divisor), scale });
}

/** The same of integer cents, rounded half up. */
export function centsWithoutVat(cents: number, rate: string): number {
  const { units, scale: places } = parseDecimal(rate);
  const hundred = 100n * 10n ** BigInt(places);
  return Number(divideHalfUp(BigInt(cents) * hundred, hundred + units));
}
