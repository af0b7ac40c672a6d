import type { AllowanceCharge, InvoiceContent, Line, Totals, Vat } from '#db/shapes/content.ts';
import { vatCategories } from '#db/shapes/content.ts';
import { compareDecimals, normalizeDecimal } from './decimal.ts';
import { amountCents, convertCents, fitting, naming, percentOfCents, sumCents } from './money.ts';

export type ContentWithoutTotals = Omit<InvoiceContent, 'totals'>;

/**
 * Net amount of a line in cents (BT-131): quantity × price ÷ base quantity, rounded once, less its allowances,
 * plus its charges. @throws RangeError when the base quantity is zero.
 */
export function lineNetCents(
  line: Pick<Line, 'quantity' | 'unitPrice' | 'baseQuantity' | 'adjustments'>,
): number {
  const gross = amountCents(line.quantity, line.unitPrice, line.baseQuantity);
  return sumCents([gross, ...line.adjustments.map(signedCents)]);
}

/**
 * The totals of a document in integer cents, by the rules BR-CO-10 to BR-CO-17 of EN 16931: VAT once per category and
 * rate, half up, never per line. Retention and penalty come last: they lower what is paid now, never the VAT.
 *
 * @throws TooLarge that names the field whose number is too large: of a total, the price of the largest line
 */
export function computeTotals(content: ContentWithoutTotals): Totals {
  const lines = content.lines.map((line, index) => ({
    vat: line.vat,
    cents: naming(`lines.${index}.unitPrice`, () => fitting(lineNetCents(line))),
  }));
  const sizes = lines.map(({ cents }) => Math.abs(cents));
  const largest = sizes.indexOf(sizes.reduce((most, size) => Math.max(most, size), 0));
  return naming(`lines.${Math.max(0, largest)}.unitPrice`, () => totalsOf(content, lines));
}

function totalsOf(content: ContentWithoutTotals, lines: { vat: Vat; cents: number }[]): Totals {
  const adjustments = content.adjustments.map((each) => ({ vat: each.vat, cents: signedCents(each) }));
  const linesCents = fitting(sumCents(lines.map((each) => each.cents)));
  const allowancesCents = sumOf(content.adjustments, 'allowance');
  const chargesCents = sumOf(content.adjustments, 'charge');
  const netCents = fitting(sumCents([linesCents, -allowancesCents, chargesCents]));
  const vat = vatBreakdown([...lines, ...adjustments], content.exemptions);
  const vatCents = sumCents(vat.map((each) => each.vatCents));
  const grossCents = fitting(sumCents([netCents, vatCents]));
  const dueCents = fitting(sumCents([grossCents, -content.prepaidCents, content.roundingCents]));
  const { exchange } = content;
  const retained = content.retention?.amountCents ?? 0;
  const penalty = content.penalty?.amountCents ?? 0;
  return {
    linesCents,
    allowancesCents,
    chargesCents,
    netCents,
    vat,
    vatCents,
    grossCents,
    prepaidCents: content.prepaidCents,
    roundingCents: content.roundingCents,
    dueCents,
    ...(exchange && {
      vatEurCents: naming('exchange.rate', () => fitting(convertCents(vatCents, exchange.rate))),
    }),
    payableCents: fitting(sumCents([dueCents, -retained, -penalty])),
  };
}

/** The same content with its totals computed anew; totals that came along are ignored, never trusted. */
export function withTotals(content: ContentWithoutTotals): InvoiceContent {
  return { ...content, totals: computeTotals(content) };
}

function vatBreakdown(
  parts: { vat: Vat; cents: number }[],
  exemptions: InvoiceContent['exemptions'],
): Totals['vat'] {
  const groups = new Map<string, { vat: Vat; cents: number[] }>();
  for (const { vat, cents } of parts) {
    const rate = normalizeDecimal(vat.rate);
    const key = `${vat.category} ${rate}`;
    const group = groups.get(key) ?? { vat: { category: vat.category, rate }, cents: [] };
    group.cents.push(cents);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => byCategoryThenRate(a.vat, b.vat))
    .map(({ vat, cents }) => {
      const baseCents = sumCents(cents);
      const exemption = exemptions.find((each) => each.category === vat.category);
      return {
        category: vat.category,
        rate: vat.rate,
        baseCents,
        vatCents: percentOfCents(baseCents, vat.rate),
        exemptionReason: exemption?.reason ?? '',
        exemptionCode: exemption?.code ?? '',
      };
    });
}

function byCategoryThenRate(a: Vat, b: Vat): number {
  const category = vatCategories.indexOf(a.category) - vatCategories.indexOf(b.category);
  return category || compareDecimals(b.rate, a.rate);
}

function signedCents(adjustment: AllowanceCharge): number {
  return adjustment.kind === 'allowance' ? -adjustment.amountCents : adjustment.amountCents;
}

function sumOf(adjustments: AllowanceCharge[], kind: AllowanceCharge['kind']): number {
  return sumCents(adjustments.filter((each) => each.kind === kind).map((each) => each.amountCents));
}
