import type { AllowanceCharge, InvoiceContent, Line } from '#db/shapes/content.ts';
import { formatDecimal, parseDecimal } from './decimal.ts';
import { withTotals } from './totals.ts';

/** Whether a credit note was written as a negative invoice: EN 16931 writes what 381 gives back without a sign. */
export const isWrittenNegative = ({ kind, totals }: Pick<InvoiceContent, 'kind' | 'totals'>): boolean =>
  kind === 'creditNote' && totals.grossCents < 0;

/**
 * The same credit note with every sign turned, so that it gives back what it gave back: quantities (or prices, where those
 * are what is negative), allowances and charges, what was paid before, rounding. A line that deducts with a reference to
 * an invoice takes no deposit back on a credit note: that invoice is what is credited.
 */
export function turnedSigns(content: InvoiceContent): InvoiceContent {
  const named = content.lines.flatMap(({ recovers }) => recovers ?? []);
  const known = new Set(content.precedingDocuments.map(({ number }) => number));
  const credited = named.filter(({ number }, at) => {
    const isFirst = named.findIndex((each) => each.number === number) === at;
    return isFirst && number !== '' && !known.has(number);
  });
  return withTotals({
    ...content,
    lines: content.lines.map(turnedLine),
    adjustments: content.adjustments.map(turned),
    precedingDocuments: [
      ...content.precedingDocuments,
      ...credited.map(({ number, date }) => ({ number, date })),
    ],
    prepaidCents: opposite(content.prepaidCents),
    roundingCents: opposite(content.roundingCents),
  });
}

function turnedLine({ recovers, special, ...line }: Line): Line {
  const isByPrice = line.unitPrice.startsWith('-');
  return {
    ...line,
    special: recovers ? null : special,
    quantity: isByPrice ? line.quantity : negated(line.quantity),
    unitPrice: isByPrice ? negated(line.unitPrice) : line.unitPrice,
    ...(isByPrice && line.grossPrice && { grossPrice: negated(line.grossPrice) }),
    adjustments: line.adjustments.map(turned),
  };
}

/** An amount without a sign turns by its kind: what was deducted is added. */
function turned<T extends AllowanceCharge>(adjustment: T): T {
  const { kind, amountCents, baseCents } = adjustment;
  const other = kind === 'allowance' ? 'charge' : 'allowance';
  return {
    ...adjustment,
    kind: amountCents < 0 ? kind : other,
    amountCents: Math.abs(amountCents),
    baseCents: baseCents === null ? null : Math.abs(baseCents),
    // A code names one of the two kinds.
    reasonCode: amountCents < 0 ? adjustment.reasonCode : '',
  };
}

const negated = (decimal: string) => {
  const { units, scale } = parseDecimal(decimal);
  return formatDecimal({ units: -units, scale });
};

const opposite = (cents: number) => (cents === 0 ? 0 : -cents);
