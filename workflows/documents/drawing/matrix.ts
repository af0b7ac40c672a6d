/** An affine map as SVG writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`: as a group inside a group. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [p, q, r, s, t, u] = inner;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** Of the attribute `transform`, in the one form that Typst writes. @throws Error for any other */
export function readMatrix(transform: string | undefined): Matrix {
  if (transform === undefined) return identity;
  const [, numbers = ''] = /^matrix\(([^)]*)\)$/.exec(transform) ?? [];
  const values = numbers.split(' ').map(Number);
  if (values.length !== 6 || values.some(Number.isNaN)) throw new Error(`not a matrix: ${transform}`);
  return values as unknown as Matrix;
}

/** To the thousandth of a point, which nobody sees and which makes equal places equal. */
export const writeMatrix = (matrix: Matrix): string =>
  matrix.map((value, index) => rounded(value, index < 4 ? 5 : 3)).join(' ');

export function rounded(value: number, places: number): number {
  const scale = 10 ** places;
  // Adding zero makes of −0 what it is.
  return Math.round(value * scale) / scale + 0;
}
