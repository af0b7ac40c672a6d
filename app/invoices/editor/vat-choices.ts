import { formatPercent, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';

const usual = ['S|20', 'S|10', 'S|5.5', 'S|2.1', 'E|0', 'AE|0', 'O|0', 'K|0', 'G|0', 'Z|0', 'S|8.5'] as const;

/** A category and its rate in one choice: 'S|20'. */
export const vatChoice = /^(S|Z|E|AE|K|G|O|L|M)\|\d{1,2}(\.\d{1,3})?$/;

/** The choices of a VAT field; one that came with a file and is not among the usual ones is added. */
export function vatChoices(current: string | undefined, locale: Locale): { value: string; label: string }[] {
  const values: string[] =
    current && vatChoice.test(current) && !usual.some((each) => each === current)
      ? [current, ...usual]
      : [...usual];
  return values.map((value) => ({ value, label: vatLabel(value, locale) }));
}

const known = new Map<string, string>();

/** Each line offers them all: a page of lines asks for the same few words a thousand times. */
function vatLabel(value: string, locale: Locale): string {
  const key = `${locale} ${value}`;
  const label = known.get(key) ?? labelOf(value, locale);
  // Rates that files bring are theirs, and without end.
  if (usual.some((each) => each === value)) known.set(key, label);
  return label;
}

function labelOf(value: string, locale: Locale): string {
  const [category = 'S', rate = '0'] = value.split('|');
  if (category === 'S') return formatPercent(rate, locale);
  const words = new Map<string, string>(
    Object.entries(tFor(locale)('editor:vatCategory', { returnObjects: true })),
  );
  return rate === '0'
    ? (words.get(category) ?? category)
    : `${words.get(category) ?? category} ${formatPercent(rate, locale)}`;
}
