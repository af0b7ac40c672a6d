import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatDecimal, formatMoney } from '#emails/format.ts';
import { labels } from '../documents/labels.ts';
import { unitLabel } from '../documents/units.ts';
import { multiplyDecimals } from '../invoice/decimal.ts';
import { lineNetCents } from '../invoice/totals.ts';
import { oneLine } from './compose-parts.ts';

/** As many lines as somebody reads in a mail, and in one that asks again; the page shows all of them. */
export const mostFirst = 10;
export const mostAgain = 3;

/** The lines of a draft and its sums, as a mail that asks its owner lists them. What a credit note gives back is negative, as on its page. */
export function mailLines(content: InvoiceContent, locale: Locale, most: number) {
  const { lines, totals, currency, kind } = content;
  const sign = kind === 'creditNote' ? -1 : 1;
  const money = (cents: number) => formatMoney(cents === 0 ? 0 : sign * cents, currency, locale);
  const words = labels[locale];
  return {
    lines: lines.slice(0, most).map((line) => {
      const quantity = formatDecimal(multiplyDecimals(line.quantity, String(sign)), locale);
      const unit = unitLabel(line.unit, line.quantity, locale);
      return {
        label: oneLine(line.name),
        value: oneLine(`×\u00a0${quantity}\u00a0${unit} = ${money(lineNetCents(line))}`),
      };
    }),
    more: Math.max(0, lines.length - most),
    sums: [
      { label: words.net, value: money(totals.netCents) },
      { label: words.vat, value: money(totals.vatCents) },
      { label: words.gross, value: money(totals.grossCents) },
    ],
  };
}
