import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatCents, formatMoney, formatPercent, NARROW, NBSP } from '#emails/format.ts';
import { addDecimals } from '#workflows/invoice/decimal.ts';
import { amountCents, centsToDecimal, percentOfCents } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { formatDate } from './typography.ts';

const COLON: Record<Locale, string> = { fr: `${NARROW}:`, en: ':' };

/** What a document says of its particular case, in words a reader understands without knowing the codes. */

/** "Acompte de 30 % sur Devis D-118 du lun. 5 oct. 2026 (7 200,00 € TTC)"; "" on every other kind. */
export function depositText({ depositOf, kind, currency }: InvoiceContent, locale: Locale): string {
  if (kind !== 'deposit' || !depositOf) return '';
  const isFrench = locale === 'fr';
  const share = depositOf.percent ? formatPercent(depositOf.percent, locale) : '';
  const date = depositOf.date ? formatDate(depositOf.date, locale) : '';
  const total = depositOf.totalCents === null ? '' : formatMoney(depositOf.totalCents, currency, locale);
  const what = isFrench ? `Acompte${share && ` de ${share}`} sur` : `Deposit${share && ` of ${share}`} on`;
  const when = date && (isFrench ? ` du ${date}` : ` of ${date}`);
  const whole = total && (isFrench ? ` (${total} TTC)` : ` (${total} including VAT)`);
  return `${what} ${depositOf.reference}${when}${whole}`;
}

/** Under a line that takes a deposit back: which one, and how much of it without VAT, of VAT, and with it. */
export function recoveryText(line: Line, locale: Locale): string {
  const { recovers, vat } = line;
  if (!recovers) return '';
  const date = recovers.date ? formatDate(recovers.date, locale) : '';
  const netCents = Math.abs(lineNetCents(line));
  const vatCents = percentOfCents(netCents, vat.rate);
  const amounts =
    vatCents === 0 ? '' : `${COLON[locale]} ${withVat({ netCents, vatCents, rate: vat.rate }, locale)}`;
  return locale === 'fr'
    ? `Facture d’acompte ${recovers.number}${date && ` du ${date}`}${amounts}`
    : `Deposit invoice ${recovers.number}${date && ` of ${date}`}${amounts}`;
}

/**
 * Of what was paid before: how much is VAT. A payment bears the VAT of what it pays for (CGI art. 269, 2, c), so where the
 * whole document has one rate it is known; with several it is not, and a deposit is better taken back by lines.
 */
export function prepaidText({ totals, prepaidCents }: InvoiceContent, locale: Locale): string {
  const [part, other] = totals.vat;
  if (!part || other || part.vatCents === 0) return '';
  const vatCents = amountCents(centsToDecimal(prepaidCents), part.rate, addDecimals(part.rate, '100'));
  return withVat({ netCents: prepaidCents - vatCents, vatCents, rate: part.rate }, locale);
}

/** « 1 000,00 HT + 200,00 de TVA à 20 % = 1 200,00 TTC ». */
function withVat(
  { netCents, vatCents, rate }: { netCents: number; vatCents: number; rate: string },
  locale: Locale,
): string {
  const [net, vat, gross] = [netCents, vatCents, netCents + vatCents].map((cents) =>
    formatCents(cents, locale),
  );
  const share = formatPercent(rate, locale);
  return locale === 'fr'
    ? `${net}${NBSP}HT + ${vat} de${NBSP}TVA à${NBSP}${share} = ${gross}${NBSP}TTC`
    : `${net} excl.${NBSP}VAT + ${vat} of${NBSP}VAT at${NBSP}${share} = ${gross} incl.${NBSP}VAT`;
}

/** "Payée le …" on what was paid before its issue. */
export function paidText({ paidOn }: InvoiceContent, locale: Locale): string {
  if (!paidOn) return '';
  return locale === 'fr' ? `Payée le ${formatDate(paidOn, locale)}` : `Paid on ${formatDate(paidOn, locale)}`;
}

/** The VAT of a foreign currency in euros, as the tax office counts it (CGI art. 266, 1 bis), with its rate. */
export function vatInEuros(
  { totals, exchange, currency }: InvoiceContent,
  locale: Locale,
): { label: string; note: string; amount: string } | null {
  if (totals.vatEurCents === undefined || !exchange) return null;
  const rate = exchange.rate.replace('.', locale === 'fr' ? ',' : '.');
  const on = formatDate(exchange.on, locale);
  return {
    label: locale === 'fr' ? 'TVA en euros' : 'VAT in euros',
    note: `1${NARROW}${currency} = ${rate}${NARROW}€, ${on}${exchange.source && `, ${exchange.source}`}`,
    amount: formatMoney(totals.vatEurCents, 'EUR', locale),
  };
}
