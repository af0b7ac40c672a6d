import type { InvoiceContent, Line } from '#workflows/invoice/content.ts';
import { formatAmount, formatDate, formatPercent, type Locale, NARROW } from './typography.ts';

/** What a document says of its particular case, in words a reader understands without knowing the codes. */

/** "Acompte de 30 % sur Devis D-118 du lun. 5 oct. 2026 (7 200,00 € TTC)"; "" on every other kind. */
export function depositText({ depositOf, kind, currency }: InvoiceContent, locale: Locale): string {
  if (kind !== 'deposit' || !depositOf) return '';
  const isFrench = locale === 'fr';
  const share = depositOf.percent ? formatPercent(depositOf.percent, locale) : '';
  const date = depositOf.date ? formatDate(depositOf.date, locale) : '';
  const total = depositOf.totalCents === null ? '' : formatAmount(depositOf.totalCents, currency, locale);
  const what = isFrench ? `Acompte${share && ` de ${share}`} sur` : `Deposit${share && ` of ${share}`} on`;
  const when = date && (isFrench ? ` du ${date}` : ` of ${date}`);
  const whole = total && (isFrench ? ` (${total} TTC)` : ` (${total} including VAT)`);
  return `${what} ${depositOf.reference}${when}${whole}`;
}

/** Under a line that takes a deposit back: which one. */
export function recoveryText({ recovers }: Pick<Line, 'recovers'>, locale: Locale): string {
  if (!recovers) return '';
  const date = recovers.date ? formatDate(recovers.date, locale) : '';
  return locale === 'fr'
    ? `Facture d’acompte ${recovers.number}${date && ` du ${date}`}`
    : `Deposit invoice ${recovers.number}${date && ` of ${date}`}`;
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
    amount: formatAmount(totals.vatEurCents, 'EUR', locale),
  };
}
