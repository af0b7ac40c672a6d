/**
 * Exact arithmetic on decimal strings ("1234.5", "-0.75"): an integer and a power of ten, both exact, so that no
 * quantity, price or rate ever passes through a binary float.
 */
export type Decimal = { units: bigint; scale: number };

const pattern = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?$/;

export function isDecimal(text: string): boolean {
  return pattern.test(text);
}

/** @throws RangeError when `text` is not a plain decimal number (no exponent, no thousands separator). */
export function parseDecimal(text: string): Decimal {
  const [, sign, whole = '', fraction = ''] = matched(text);
  const units = BigInt(whole + fraction);
  return { units: sign ? -units : units, scale: fraction.length };
}

/** `parseDecimal` of a number of at most 15 digits. @throws RangeError when it is none */
export function parseShort(text: string): { units: number; scale: number } {
  const [, sign, whole = '', fraction = ''] = matched(text);
  const units = Number(whole + fraction);
  return { units: sign ? -units : units, scale: fraction.length };
}

function matched(text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (!match) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`);
  return match;
}

/** So few digits that a float holds each number apart from its neighbours, in their order: what lines are full of. */
const isShort = (text: string) => text.length <= 15;

/** Shortest plain notation: no trailing zero after the point, no "-0". */
export function formatDecimal({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return sign + whole + (fraction ? `.${fraction}` : '');
}

/** A number in its shortest notation already, as most are. */
const plain = /^-?[1-9]\d{0,29}(?:\.\d{0,19}[1-9])?$/;

/** "20.00" → "20", "05.50" → "5.5": two equal numbers get the same text. */
export function normalizeDecimal(text: string): string {
  if (plain.test(text)) return text;
  return formatDecimal(parseDecimal(text));
}

export function multiplyDecimals(a: string, b: string): string {
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  return formatDecimal({ units: left.units * right.units, scale: left.scale + right.scale });
}

export function addDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return formatDecimal({ units: left + right, scale });
}

export function subtractDecimals(a: string, b: string): string {
  const [left, right, scale] = aligned(a, b);
  return formatDecimal({ units: left - right, scale });
}

export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  if (isShort(a) && isShort(b)) {
    const apart = Number(matched(a)[0]) - Number(matched(b)[0]);
    return apart < 0 ? -1 : apart > 0 ? 1 : 0;
  }
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZeroDecimal(text: string): boolean {
  return !/[1-9]/.test(matched(text)[0]);
}

/** Digits after the point that say something: "1.50" has one. */
export function decimalPlaces(text: string): number {
  const [, , , fraction = ''] = matched(text);
  return fraction.replace(/0+$/, '').length;
}

/**
 * Integer division that rounds half away from zero (1.5 → 2, -1.5 → -2), the commercial rounding that EN 16931 means.
 *
 * @throws RangeError when `divisor` is zero.
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero');
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  const scale = Math.max(left.scale, right.scale);
  return [
    left.units * 10n ** BigInt(scale - left.scale),
    right.units * 10n ** BigInt(scale - right.scale),
    scale,
  ];
}
