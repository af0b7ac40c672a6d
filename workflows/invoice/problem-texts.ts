import type { Locale } from '#db/shapes/locale.ts';
import type { Problem } from './problem.ts';
import { englishProblemTexts } from './problem-texts-en.ts';
import { frenchProblemTexts } from './problem-texts-fr.ts';
import { placeName } from './vat/territories.ts';

/** Values that are amounts in euros ("1234.50") and are shown as such. */
const amounts = ['payable', 'total', 'highest', 'expected', 'available', 'credited', 'due'];

/** What is wrong with a draft and what to do about it, in the reader's language. */
export function problemText(problem: Pick<Problem, 'code' | 'values'>, language: Locale): string {
  const text = (language === 'fr' ? frenchProblemTexts : englishProblemTexts)[problem.code];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = problem.values?.[name] ?? '';
    if (name === 'place') return placeName(value, language);
    if (name === 'rate') return language === 'fr' ? value.replace('.', ',') : value;
    return amounts.includes(name) ? amountText(value, language) : value;
  });
}

function amountText(amount: string, language: Locale): string {
  const [, sign = '', whole = '0', fraction = '00'] = /^(-?)(\d+)\.(\d+)$/.exec(amount) ?? [];
  const minus = sign && '\u2212';
  const grouped = (separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator);
  return language === 'fr'
    ? `${minus}${grouped('\u202f')},${fraction}\u202f€`
    : `${minus}€${grouped(',')}.${fraction}`;
}
