import type { InvoiceContent, Totals, Vat } from '#workflows/invoice/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
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
};

/** How the rules on the base of a category are named (BR-S-8, BR-IC-8…). */
const baseRules: Record<string, string> = { K: 'IC', G: 'G', L: 'AF', M: 'AG' };

/**
 * Holds what a file states (BT-131, BT-106 to BT-115, BG-23) against what follows from its lines.
 *
 * @throws Refusal that names the first rule broken, and lists every difference.
 */
export function checkStated({ totals }: InvoiceContent, lines: ReadLine[], stated: Stated): void {
  const different = [
    ...lines.map(compareLine),
    ...compareSums(totals, stated),
    ...compareVat(totals, stated.vat),
  ].filter((each) => each.computed !== each.stated);
  const details = different.map(wording);
  const [first] = details;
  if (first) throw new Refusal('totals.differ', { fr: first.fr, en: first.en }, { details });
}

function compareLine({ line, statedCents, number }: ReadLine): Comparison {
  return { rule: 'BT-131', computed: lineNetCents(line), stated: statedCents, values: { line: number } };
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
    const values = { category, rate, baseRule: `BR-${baseRules[category] ?? category}-8` };
    return [
      { rule: 'base', computed: ours?.baseCents ?? 0, stated: theirs?.base ?? 0, values },
      { rule: 'BR-CO-17', computed: ours?.vatCents ?? 0, stated: theirs?.amount ?? 0, values },
    ];
  });
}

function keyOf(vat: Vat): string {
  return `${vat.category} ${normalizeDecimal(vat.rate)}`;
}

function wording({ rule, computed, stated, values }: Comparison): Texts {
  const [ours, theirs] = [centsToDecimal(computed), centsToDecimal(stated)];
  const french = (amount: string) => amount.replace('.', ',').replace('-', '\u2212');
  return {
    fr: fill(differenceTexts[rule], { ...values, computed: french(ours), stated: french(theirs) }).fr,
    en: fill(differenceTexts[rule], { ...values, computed: ours, stated: theirs }).en,
  };
}
