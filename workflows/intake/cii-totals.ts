import type { InvoiceContent, Totals, Vat } from '#workflows/invoice/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { ReadLine } from './cii-lines.ts';
import { readVat } from './cii-lines.ts';
import { Refusal } from './refusal.ts';
import { differenceTexts } from './refusal-texts.ts';
import { fill, type Texts } from './texts.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children } from './xml-cursor.ts';

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
export function checkStatedTotals(
  content: InvoiceContent,
  lines: ReadLine[],
  settlement: XmlNode | undefined,
): void {
  const different = [
    ...lines.map(compareLine),
    ...compareSums(content, settlement),
    ...compareVat(content.totals, settlement),
  ].filter((each) => each.computed !== each.stated);
  const details = different.map(wording);
  const [first] = details;
  if (first) throw new Refusal('totals.differ', { fr: first.fr, en: first.en }, { details });
}

function compareLine({ line, statedCents, number }: ReadLine): Comparison {
  return { rule: 'BT-131', computed: lineNetCents(line), stated: statedCents, values: { line: number } };
}

function compareSums({ totals, currency }: InvoiceContent, settlement: XmlNode | undefined): Comparison[] {
  const node = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const required = (name: string) => {
    const cents = centsOf(node, name);
    if (cents === null) throw new Refusal('element.missing', { element: name });
    return cents;
  };
  const vat = children(node, 'TaxTotalAmount').find(
    (each) => (each.attributes.currencyID ?? currency) === currency,
  );
  return [
    { rule: 'BR-CO-10', computed: totals.linesCents, stated: required('LineTotalAmount') },
    {
      rule: 'BR-CO-11',
      computed: totals.allowancesCents,
      stated: centsOf(node, 'AllowanceTotalAmount') ?? 0,
    },
    { rule: 'BR-CO-12', computed: totals.chargesCents, stated: centsOf(node, 'ChargeTotalAmount') ?? 0 },
    { rule: 'BR-CO-13', computed: totals.netCents, stated: required('TaxBasisTotalAmount') },
    { rule: 'BR-CO-14', computed: totals.vatCents, stated: centsOf(vat) ?? 0 },
    { rule: 'BR-CO-15', computed: totals.grossCents, stated: required('GrandTotalAmount') },
    { rule: 'BR-CO-16', computed: totals.dueCents, stated: required('DuePayableAmount') },
  ];
}

/** Entries of one category and rate are taken together: EXTENDED files split them by reason of exemption. */
function compareVat(totals: Totals, settlement: XmlNode | undefined): Comparison[] {
  const stated = new Map<string, { vat: Vat; base: number; amount: number }>();
  for (const tax of children(settlement, 'ApplicableTradeTax')) {
    const vat = readVat(tax);
    const entry = stated.get(keyOf(vat)) ?? { vat, base: 0, amount: 0 };
    entry.base += centsOf(tax, 'BasisAmount') ?? 0;
    entry.amount += centsOf(tax, 'CalculatedAmount') ?? 0;
    stated.set(keyOf(vat), entry);
  }
  const keys = [...new Set([...totals.vat.map(keyOf), ...stated.keys()])];
  return keys.flatMap((key): Comparison[] => {
    const ours = totals.vat.find((each) => keyOf(each) === key);
    const theirs = stated.get(key);
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
