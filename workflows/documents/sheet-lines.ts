import type { AllowanceCharge, InvoiceContent, Line, Vat } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatCents, formatDecimal, formatPercent, NARROW } from '#emails/format.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { labels } from './labels.ts';
import { recoveryText } from './sheet-cases.ts';
import { formatPeriod } from './typography.ts';
import { unitLabel } from './units.ts';

/**
 * One line of the table; `notes` stand under the name. `long`: too tall to be kept whole on one page. `carried`: the sum
 * of the lines so far, for the foot of a page that others follow.
 */
export type Row = {
  name: string;
  notes: string[];
  quantity: string;
  price: string;
  rate: string;
  amount: string;
  carried: string;
  long: boolean;
};

/** Lines of text a row may have and still be kept whole: most of a page below the head of the table. */
const MOST_LINES_WHOLE = 42;

export function lineRows(content: InvoiceContent, locale: Locale): Row[] {
  let carriedCents = 0;
  const rows = content.lines.map((line) => {
    carriedCents += lineNetCents(line);
    return { ...lineRow(line, locale), carried: formatCents(carriedCents, locale) };
  });
  const perLine = lettersPerLine(rows);
  return rows.map((row) => ({ ...row, long: linesOfText(row, perLine) > MOST_LINES_WHOLE }));
}

/** How many of the widest letters surely fit beside the columns of figures; 505 pt is the width of the table. */
function lettersPerLine(rows: Omit<Row, 'long'>[]): number {
  const widest = (text: (row: Omit<Row, 'long'>) => string) =>
    rows.reduce((most, row) => Math.max(most, text(row).length), 0);
  const figures =
    widest((row) => row.quantity) +
    widest((row) => row.price) +
    widest((row) => row.rate) +
    widest((row) => row.amount);
  const gaps = 4 * 18.5;
  return Math.max(4, Math.floor((505 - gaps - figures * 5) / 8));
}

function linesOfText(row: Omit<Row, 'long'>, perLine: number): number {
  return [row.name, ...row.notes].reduce((sum, text) => sum + Math.ceil(text.length / perLine), 0);
}

/** "20 %", or a word where a rate would say nothing: reverse charge, exempt, out of scope. */
export function rateLabel({ category, rate }: Vat, locale: Locale): string {
  const isFrench = locale === 'fr';
  if (category === 'AE') return isFrench ? 'Autoliq.' : 'Rev. charge';
  if (category === 'E' || category === 'K' || category === 'G') return isFrench ? 'Exonéré' : 'Exempt';
  if (category === 'O') return isFrench ? 'Hors TVA' : 'No VAT';
  return formatPercent(rate, locale);
}

/** "Remise 5 % sur 1 000,00": without its reason and its amount, which stand apart. */
export function adjustmentText(adjustment: AllowanceCharge, locale: Locale): string {
  const words = labels[locale];
  const { percent, baseCents } = adjustment;
  const share = percent ? ` ${formatPercent(percent, locale)}` : '';
  const base = percent && baseCents !== null ? ` ${words.on} ${formatCents(baseCents, locale)}` : '';
  return `${words[adjustment.kind]}${share}${base}`;
}

export function signedCents(adjustment: Pick<AllowanceCharge, 'kind' | 'amountCents'>): number {
  return adjustment.kind === 'allowance' ? -adjustment.amountCents : adjustment.amountCents;
}

function lineRow(line: Line, locale: Locale): Omit<Row, 'long' | 'carried'> {
  const mark = line.special ? labels[locale].special[line.special] : '';
  // « Acompte déduit » under « Acompte déduit » would say nothing.
  const special = mark.toLowerCase() === line.name.trim().toLowerCase() ? '' : mark;
  const period = line.period ? formatPeriod(line.period.from, line.period.to, locale) : '';
  const notes = [
    special,
    recoveryText(line, locale),
    ...line.description.split('\n'),
    line.note ?? '',
    period,
    ...line.adjustments.map(adjustmentLine),
  ];
  const kept = notes.map((note) => note.trimEnd()).filter((note) => note !== '');
  const base =
    line.baseQuantity === '1' ? '' : `${NARROW}/${NARROW}${formatDecimal(line.baseQuantity, locale)}`;
  return {
    name: line.name,
    notes: kept,
    quantity: `${formatDecimal(line.quantity, locale)}\u00a0${unitLabel(line.unit, line.quantity, locale)}`,
    price: formatDecimal(line.unitPrice, locale, 2) + base,
    rate: rateLabel(line.vat, locale),
    amount: formatCents(lineNetCents(line), locale),
  };

  function adjustmentLine(adjustment: AllowanceCharge): string {
    const colon = locale === 'fr' ? `${NARROW}:` : ':';
    const why = adjustment.reason.trim() ? ` (${adjustment.reason.trim()})` : '';
    return `${adjustmentText(adjustment, locale)}${why}${colon} ${formatCents(signedCents(adjustment), locale)}`;
  }
}
