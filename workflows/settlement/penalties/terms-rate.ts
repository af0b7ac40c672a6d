/** The rate that a text agrees on: points above the ECB's, times the legal one, or so much a year; in hundredths of a percent. */
export type TermsRate =
  | { of: 'ecb'; plus: number }
  | { of: 'legal'; times: number }
  | { of: 'fixed'; yearly: number };

const words: Record<'deux' | 'trois' | 'quatre' | 'cinq' | 'two' | 'three' | 'four' | 'five', number> = {
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};
const number = String.raw`(\d{1,2}(?:[.,]\d{1,2})?)`;
const times = `(\\d{1,2}|${Object.keys(words).join('|')})`;

const ecb = new RegExp(
  `(?:bce|ecb|banque centrale|central bank|refinancement|refinancing).{0,80}?(?:major[ée]e? de|augment[ée]e? de|plus|\\+)\\s*${number}`,
);
const legal = [
  new RegExp(`${times}\\s*fois\\s*(?:le|du)?\\s*taux.{0,20}l[ée]gal`),
  new RegExp(`${times}\\s*times\\s*(?:the)?.{0,20}legal`),
  new RegExp(`(?:taux|int[ée]r[êe]t).{0,20}l[ée]gal.{0,20}(?:multipli[ée] par|x|×)\\s*${times}`),
];
const yearly = new RegExp(
  `${number}\\s*%\\s*(?:l['’]an|par an|annuels?|par année|p\\.?a\\.?\\b|per (?:year|annum)|a year)`,
);
const monthly = new RegExp(`${number}\\s*%\\s*(?:par mois|mensuels?|per month|a month)`);

/**
 * The rate of late payment in a text as people write it; null where it names none, or could mean two. « Without being less
 * than three times the legal rate » is the law's floor, not a second rate.
 */
export function termsRate(text: string): TermsRate | null {
  const line = text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ');
  const agreed = line.replace(
    /(?:sans (?:pouvoir )?(?:être|etre) inf[ée]rieur|not less than|minimum).*$/,
    '',
  );
  const found: TermsRate[] = [];
  const above = ecb.exec(agreed);
  if (above) found.push({ of: 'ecb', plus: hundredths(above[1]) });
  const multiple = legal.map((each) => each.exec(agreed)).find(Boolean);
  if (multiple) found.push({ of: 'legal', times: timesOf(multiple[1]) });
  const fixed = yearly.exec(agreed);
  if (fixed) found.push({ of: 'fixed', yearly: hundredths(fixed[1]) });
  const month = monthly.exec(agreed);
  if (month) found.push({ of: 'fixed', yearly: 12 * hundredths(month[1]) });
  return found.length === 1 ? (found[0] ?? null) : null;
}

const hundredths = (text = '') => Math.round(Number(text.replace(',', '.')) * 100);

const timesOf = (text = '') =>
  Object.entries(words).find(([word]) => word === text)?.[1] ?? Number.parseInt(text, 10);
