import type { InvoiceContent, Totals, Vat } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatMoney } from '#emails/format.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { lineWords } from './line-words.ts';
import type { ReadLine } from './read-line.ts';
import { Refusal } from './refusal.ts';
import { differenceTexts } from './refusal-texts.ts';
import { fill, type Texts } from './texts.ts';

/** The amounts a file states, in cents: BT-106 to BT-115 and BG-23. */
export type Stated = {
  linesCents: number;
  allowancesCents: number;
  chargesCents: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  dueCents: number;
  vat: { vat: Vat; baseCents: number; vatCents: number }[];
};

type Comparison = {
  rule: keyof typeof differenceTexts;
  computed: number;
  stated: number;
  values?: Record<string, string>;
  line?: ReadLine;
};

/** How the rules on the base of a category are named (BR-S-8, BR-IC-8…). */
const baseRules = new Map<string, string>(Object.entries({ K: 'IC', G: 'G', L: 'AF', M: 'AG' }));

/**
 * Holds what a file states (BT-131, BT-106 to BT-115, BG-23) against what follows from its lines.
 *
 * @throws Refusal that tells the first difference with both amounts, and lists all where there are several.
 */
export function checkStated({ totals, currency }: InvoiceContent, lines: ReadLine[], stated: Stated): void {
  const different = [
    ...lines.map(compareLine),
    ...compareSums(totals, stated),
    ...compareVat(totals, stated.vat),
  ].filter((each) => each.computed !== each.stated);
  const details = different.map((each) => wording(each, currency));
  const [first, ...more] = details;
  if (first) throw new Refusal('totals.differ', first, { details: more.length > 0 ? details : [] });
}

function compareLine(read: ReadLine): Comparison {
  const { line, statedCents: stated } = read;
  const rule = line.adjustments.length > 0 ? 'adjusted' : 'BT-131';
  return { rule, computed: lineNetCents(line), stated, line: read };
}

function compareSums(totals: Totals, stated: Stated): Comparison[] {
  const rules = {
    'BR-CO-10': 'linesCents',
    'BR-CO-11': 'allowancesCents',
    'BR-CO-12': 'chargesCents',
    'BR-CO-13': 'netCents',
    'BR-CO-14': 'vatCents',
    'BR-CO-15': 'grossCents',
    'BR-CO-16': 'dueCents',
  } as const;
  return (Object.keys(rules) as (keyof typeof rules)[]).map((rule) => ({
    rule,
    computed: totals[rules[rule]],
    stated: stated[rules[rule]],
  }));
}

/** Entries of one category and rate are taken together: EXTENDED files split them by reason of exemption. */
function compareVat(totals: Totals, stated: Stated['vat']): Comparison[] {
  const sums = new Map<string, { base: number; amount: number }>();
  for (const { vat, baseCents, vatCents } of stated) {
    const sum = sums.get(keyOf(vat)) ?? { base: 0, amount: 0 };
    sums.set(keyOf(vat), { base: sum.base + baseCents, amount: sum.amount + vatCents });
  }
  const keys = [...new Set([...totals.vat.map(keyOf), ...sums.keys()])];
  return keys.flatMap((key): Comparison[] => {
    const ours = totals.vat.find((each) => keyOf(each) === key);
    const theirs = sums.get(key);
    const [category = '', rate = ''] = key.split(' ');
    const values = { category, rate, baseRule: `BR-${baseRules.get(category) ?? category}-8` };
    return [
      { rule: 'base', computed: ours?.baseCents ?? 0, stated: theirs?.base ?? 0, values },
      { rule: 'BR-CO-17', computed: ours?.vatCents ?? 0, stated: theirs?.amount ?? 0, values },
    ];
  });
}

function keyOf(vat: Vat): string {
  return `${vat.category} ${normalizeDecimal(vat.rate)}`;
}

function wording({ rule, computed, stated, values, line }: Comparison, currency: string): Texts {
  const written = (locale: Locale) => ({
    ...values,
    ...(line && lineWords(line, locale)),
    computed: formatMoney(computed, currency, locale),
    stated: formatMoney(stated, currency, locale),
  });
  const { fr } = fill(differenceTexts[rule], written('fr'));
  return { fr, en: fill(differenceTexts[rule], written('en')).en };
}
