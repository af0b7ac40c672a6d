import type { Vat } from '#db/shapes/content.ts';
import { knownVatRates } from '#workflows/invoice/check-lines.ts';
import { multiplyDecimals } from '#workflows/invoice/decimal.ts';
import { percentOfCents } from '#workflows/invoice/money.ts';
import type { Cell } from './cell.ts';
import { measureOf } from './measure.ts';
import { decimalOf } from './notation.ts';
import { plain } from './words.ts';

/** Words for a VAT treatment without VAT, and its category. */
const categories: [RegExp, Vat['category']][] = [
  [/^(auto ?liq|rev(erse)? charge|ae$)/, 'AE'],
  [/^(exon|exempt|franchise|sans|non|e$)/, 'E'],
  [/^(intra|k$)/, 'K'],
  [/^(export|g$)/, 'G'],
  [/^(hors champ|hors tva$|outside|out of scope|no vat$|o$)/, 'O'],
  [/^(taux zero|zero rate|z$)/, 'Z'],
];

/** A rate, and what was made of the cell to have it. */
export type ReadVat = { vat: Vat; by?: 'fraction' | 'zero' };

/**
 * "20", "5,5 %", "TVA 20", "exonéré", "autoliquidation". Spreadsheets give a percentage as a fraction, so 0.2 without a sign
 * is 20 % where 0.2 itself is no rate. Null when it is neither a rate nor a word for none.
 */
export function vatOf({ text, exact }: Cell): ReadVat | null {
  const bare = text.replace(
    /^\s*(taux\s+(de\s+)?)?(tva|vat|tax)\b[\s:]*(à|a|at)?\s*|\s*\b(tva|vat)\s*$/gi,
    '',
  );
  const category = categories.find(
    ([pattern]) => pattern.test(plain(text)) || pattern.test(plain(bare)),
  )?.[1];
  if (category) return { vat: { category, rate: '0' } };
  const measure = measureOf({
    text: bare.replace(/\(?\b(taux )?(normal|réduit|intermédiaire)\b\)?/gi, ''),
    exact,
  });
  if (!measure || measure.negative || measure.said.currency || measure.said.unit) return null;
  const rate = decimalOf(measure.body, measure.exact ? '.' : ',');
  if (rate === null) return null;
  if (rate === '0') return { vat: { category: 'E', rate }, by: 'zero' };
  if (knownVatRates.includes(rate)) return { vat: { category: 'S', rate } };
  const hundredfold = multiplyDecimals(rate, '100');
  if (measure.said.percent || !knownVatRates.includes(hundredfold)) return null;
  return { vat: { category: 'S', rate: hundredfold }, by: 'fraction' };
}

/** Rates of the mainland today: of several that make an amount to the cent, the likely one. */
const today = ['20', '10', '5.5', '2.1', '0'];

/** The one rate by which `vatCents` is the VAT of `netCents`; null when none is, or several are. */
export function rateBehind(netCents: number, vatCents: number): string | null {
  const making = knownVatRates.filter((rate) => percentOfCents(netCents, rate) === vatCents);
  const likely = making.filter((rate) => today.includes(rate));
  if (likely.length === 1) return likely[0] ?? null;
  return making.length === 1 ? (making[0] ?? null) : null;
}
