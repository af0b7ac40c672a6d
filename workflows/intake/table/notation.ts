import { normalizeDecimal } from '#workflows/invoice/decimal.ts';

/** The sign before the decimals; the other one groups thousands. */
export type Mark = ',' | '.';

const other = (mark: Mark): Mark => (mark === ',' ? '.' : ',');

/**
 * What the separators of one number tell: its decimal mark, nothing ("1500"), or that it may be read both ways ("1.500").
 * Blanks and apostrophes only ever group. Null when they stand where no number has them.
 */
export function marksOf(body: string): Mark | 'none' | 'either' | null {
  const marks = body.replace(/[^.,]/g, '');
  const last = marks.at(-1) as Mark | undefined;
  if (/[\s'’]/.test(body)) {
    if (!/^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d*)?$/.test(body)) return null;
    return last ?? 'none';
  }
  if (last === undefined) return 'none';
  const first = marks[0] as Mark;
  if (marks.length > 1 && first === last) return isGrouped(body, last) ? other(last) : null;
  const point = body.lastIndexOf(last);
  const [whole, fraction] = [body.slice(0, point), body.slice(point + 1)];
  if (marks.length > 1) return isGrouped(whole, first) ? last : null;
  return /^[1-9]\d{0,2}$/.test(whole) && fraction.length === 3 ? 'either' : last;
}

function isGrouped(text: string, mark: Mark): boolean {
  return new RegExp(`^\\d{1,3}(?:\\${mark}\\d{3})+$`).test(text);
}

/**
 * The decimal mark of a column, as its own numbers tell it; null where it doesn't matter, as each of them is plain by
 * itself. 'asks': one may be read both ways, and the others say nothing of it or contradict each other.
 */
export function columnMark(bodies: string[]): Mark | null | 'asks' {
  const told = new Set(bodies.map(marksOf));
  if (!told.has('either')) return null;
  const marks = ([',', '.'] as const).filter((mark) => told.has(mark));
  return marks.length === 1 ? (marks[0] ?? 'asks') : 'asks';
}

/** The decimal a number stands for; `mark` is asked only where it may be read both ways. Null when it is none. */
export function decimalOf(body: string, mark: Mark): string | null {
  const own = marksOf(body);
  if (own === null) return null;
  const decimal = own === 'either' || own === 'none' ? mark : own;
  const [whole = '', fraction = ''] = body
    .replace(/[\s'’]/g, '')
    .replaceAll(other(decimal), '')
    .split(decimal);
  const number = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}`;
  return /^\d{1,15}(\.\d{1,10})?$/.test(number) ? normalizeDecimal(number) : null;
}
