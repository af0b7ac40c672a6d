import { currencyCodes } from '#workflows/invoice/codes/currency-codes.ts';
import { namedUnit, unitOfHead } from './unit.ts';

/** What the words beside a number, or in the head of its column, say of it. `unit` is a code of Recommendation 20. */
export type Said = { percent?: true; currency?: string; basis?: 'net' | 'gross'; unit?: string };

const net =
  /\b(ht|htva|hors (taxes?|tva)|sans (taxes?|tva)|(excl|excluding|ex|before|without) ?(tax(es)?|vat|tva)|(vat|tax) (excl|excluded|excluding))\b/;
const gross =
  /\b(ttc|tvac|toutes taxes comprises|taxes? (comprises?|incluses?)|(avec )?tva (comprise|incluse?|incl)|avec (taxes?|tva)|(incl|inc|including|with) ?(tax(es)?|vat|tva)|(vat|tax) (incl|included|including))\b/;
const percent = /%|\b(pour ?cents?|per ?cent|pct)(?!\w)/;

/** A sign that stands for one currency alone: the dollar's stands for twenty, so it is no word we know. */
const currencies: [string, RegExp][] = [
  ['EUR', /€|\b(eur|euros?)\b/],
  ['GBP', /£|\b(gbp)\b/],
  ['CHF', /\b(chf|sfr|fr)\b/],
  ['USD', /\bus ?\$|\b(usd)\b/],
  ['CAD', /\b(cad\b|ca?\$)/],
  ['XPF', /\b(xpf)\b/],
  ['MAD', /\b(mad)\b/],
];

/** Words that join the others and say nothing by themselves. */
const joining = new Set(['en', 'in', 'par', 'per', 'au', 'la', 'le', 'l', 'a', 'an', 'the']);

/** In lower case without accents, points and brackets: "P.U. T.T.C. (€)" → "pu ttc €". */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .replace(/[\s()[\]{}:;/'’_-]+/g, ' ')
    .trim();
}

/** Takes what is known out of `text`; `rest` are the words that are not. */
export function takeWords(text: string): { said: Said; rest: string[] } {
  let left = plain(text);
  const said: Said = {};
  const take = (pattern: RegExp): boolean => {
    const found = pattern.test(left);
    left = left.replace(pattern, ' ');
    return found;
  };
  if (take(gross)) said.basis = 'gross';
  else if (take(net)) said.basis = 'net';
  if (take(percent)) said.percent = true;
  for (const [code, pattern] of currencies) if (!said.currency && take(pattern)) said.currency = code;
  const other = said.currency ? undefined : codeIn(text);
  if (other && take(new RegExp(`\\b${other.toLowerCase()}\\b`))) said.currency = other;
  return { said, rest: left.split(' ').filter((word) => word !== '') };
}

/** A currency by its code, in capitals that stand out: in brackets, or where the rest is written in others. */
function codeIn(text: string): string | undefined {
  const codes = text.match(/(?<!\p{L})[A-Z]{3}(?!\p{L})/gu) ?? [];
  return codes.find((code) => {
    const standsOut = text.includes(`(${code})`) || !/\p{Lu}{2}/u.test(text.replace(code, ''));
    return standsOut && currencyCodes.has(code);
  });
}

/** A sign that several currencies share, among words that were not understood. */
export const sharedSign = (words: string[]): string | null => /\p{Sc}/u.exec(words.join(' '))?.[0] ?? null;

/** What all words beside a number say, a unit among them; null when one of them is not known. */
export function wordsSaid(text: string): Said | null {
  const { said, rest } = takeWords(text);
  const words = rest.filter((word, at) => !joining.has(word) || (rest.length === 1 && at === 0));
  if (words.length === 0) return said;
  const unit = namedUnit(words.join(' '));
  return unit ? { ...said, unit } : null;
}

/** The unit a head ends in ("Quantité (h)", "Prix au m²"), and the words before it. */
export function unitAtEnd(words: string[]): { unit: string; words: string[] } | null {
  const unit = words.length > 1 ? unitOfHead(words.at(-1) ?? '') : null;
  return unit ? { unit, words: words.slice(0, -1).filter((word) => !joining.has(word)) } : null;
}

/** Without the words that only join: as heads are compared. */
export const withoutJoining = (words: string[]): string[] => words.filter((word) => !/^(en|in)$/.test(word));
