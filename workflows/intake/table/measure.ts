import type { Cell } from './cell.ts';
import { type Said, wordsSaid } from './words.ts';

/** A number with its sign and its words; what its separators mean is for its column to tell. */
export type Measure = { negative: boolean; body: string; exact: boolean; said: Said };

const dashes = /[\u2010-\u2014\u2212\ufe63\uff0d]/g;

/** A cell that a person fills with a dash when there is nothing to say. */
export const isDash = (text: string): boolean => /^-+$/.test(text.trim().replace(dashes, '-'));

/**
 * The number of a cell: "1 234,56 € HT", "(150,00)", "150,00-", "−3", "€ 12", "5,5 %". Null when it is none, has a second
 * number beside it, two signs, or a word that is not known.
 */
export function measureOf({ text, exact }: Cell): Measure | null {
  const dashed = text.trim().replace(dashes, '-');
  const bracketed = /^([^\d()]*)\(([^()]*\d[^()]*)\)([^\d()]*)$/.exec(dashed);
  const inner = bracketed ? `${bracketed[1]}${bracketed[2]}${bracketed[3]}` : dashed;
  const match = /^([^\d.,]*)([.,]?\d(?:[\d.,'’\s]*[\d.,])?)(.*)$/s.exec(inner);
  if (!match) return null;
  const [, before = '', body = '', after = ''] = match;
  const lead = /^\s*([+-]?)\s*([^+-]*?)\s*([+-]?)\s*$/.exec(before);
  const trail = /^\s*(-?)(.*)$/s.exec(after);
  if (!lead || !trail) return null;
  // "1’000.–" has no cents; its dash is no sign.
  const hasNoCents = /[.,]$/.test(body);
  const signs = [lead[1], lead[3], hasNoCents ? '' : trail[1]].filter((sign) => sign !== '');
  if (signs.length + (bracketed ? 1 : 0) > 1) return null;
  const said = wordsSaid(`${lead[2]} ${trail[2]}`);
  return said && { negative: Boolean(bracketed) || signs[0] === '-', body, exact: exact ?? false, said };
}
