import type { Locale } from '#db/shapes/locale.ts';
import { formatDecimal, formatMoney } from '#emails/format.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { ReadLine } from './read-line.ts';
import { fill, listed, type Texts } from './texts.ts';
import type { Warning } from './warning.ts';
import { warning } from './warning.ts';

/** A line as its person would find it: number, name, and what is multiplied. */
export function lineWords(
  { line, number }: Pick<ReadLine, 'line' | 'number'>,
  locale: Locale,
): Record<string, string> {
  const { name, quantity, unitPrice, baseQuantity } = line;
  const base = baseQuantity === '1' ? '' : `\u202f/\u202f${formatDecimal(baseQuantity, locale)}`;
  const quoted = locale === 'fr' ? ` («\u202f${name}\u202f»)` : ` (“${name}”)`;
  return {
    line: number,
    named: name ? quoted : '',
    quantity: formatDecimal(quantity, locale),
    price: formatDecimal(unitPrice, locale, 2) + base,
  };
}

/** What the person is told of lines whose amount was kept although their rounded quantity and price make another. */
export function amountsKept(lines: readonly ReadLine[], currency: string): Warning[] {
  const kept = lines.flatMap(({ number, statedCents, rounded }) =>
    rounded ? [{ number, statedCents, line: rounded }] : [],
  );
  if (kept.length === 0) return [];
  const list = (locale: Locale) => {
    const parts = kept.map((each) => {
      const computed = formatMoney(lineNetCents(each.line), currency, locale);
      const stated = formatMoney(each.statedCents, currency, locale);
      const text = each.line.adjustments.length > 0 ? adjustedLine : oneLine;
      return fill(text, { ...lineWords(each, locale), computed, stated })[locale];
    });
    return listed(parts, locale === 'fr' ? '\u202f; ' : '; ', 5)[locale];
  };
  const numbers = kept.map((each) => each.number).join(', ');
  return [warning('line.amount.kept', { lines: numbers, list: { fr: list('fr'), en: list('en') } })];
}

const oneLine: Texts = {
  fr: 'ligne {line}{named}, {quantity} × {price} font {computed}, le fichier indique {stated}',
  en: 'line {line}{named}, {quantity} × {price} make {computed}, the file says {stated}',
};

const adjustedLine: Texts = {
  fr: 'ligne {line}{named}, {quantity} × {price} font {computed}, remises et frais compris, le fichier indique {stated}',
  en: 'line {line}{named}, {quantity} × {price} make {computed} with its allowances and charges, the file says {stated}',
};
