import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatCents, formatIdentifier, formatMoney, formatPercent, NBSP } from '#emails/format.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import { labels } from './labels.ts';
import { prepaidText, vatInEuros } from './sheet-cases.ts';
import { adjustmentText, rateLabel, signedCents } from './sheet-lines.ts';

/** A line of the totals; `note` is set small under the label; strong ones are the sums. */
export type Total = { label: string; note: string; amount: string; strong: boolean };

/** VAT by rate: rate, base, tax. */
export function vatRows(content: InvoiceContent, locale: Locale): string[][] {
  return content.totals.vat.map((part) => [
    rateLabel(part, locale),
    formatCents(part.baseCents, locale),
    formatCents(part.vatCents, locale),
  ]);
}

/** The way from the lines to what is paid: every step that moves the amount is on the paper, and no other. */
export function totalRows(
  content: InvoiceContent,
  locale: Locale,
): { totals: Total[]; net: { label: string; amount: string } } {
  const { totals, adjustments, retention, penalty } = content;
  const words = labels[locale];
  const row = (label: string, cents: number, strong = false, note = ''): Total => ({
    label,
    note: note.trim(),
    amount: formatMoney(cents, content.currency, locale),
    strong,
  });
  const rows: Total[] = [];
  if (adjustments.length > 0) {
    rows.push(row(words.linesTotal, totals.linesCents));
    for (const each of adjustments)
      rows.push(row(adjustmentText(each, locale), signedCents(each), false, each.reason));
  }
  rows.push(row(words.net, totals.netCents, true));
  rows.push(row(words.vat, totals.vatCents));
  const euros = vatInEuros(content, locale);
  if (euros) rows.push({ ...euros, strong: false });
  rows.push(row(words.gross, totals.grossCents, true));
  if (totals.prepaidCents !== 0)
    rows.push(
      row(
        content.paidOn ? words.alreadyPaid : words.prepaid,
        -totals.prepaidCents,
        false,
        prepaidNote(content, locale),
      ),
    );
  if (totals.roundingCents !== 0) rows.push(row(words.rounding, totals.roundingCents));
  const isWithheld = retention || penalty;
  if (isWithheld && totals.dueCents !== totals.grossCents) rows.push(row(words.due, totals.dueCents, true));
  if (retention) {
    const label = `${words.retention}${NBSP}${formatPercent(retention.percent, locale)}`;
    rows.push(row(label, -retention.amountCents, false, retention.reason));
  }
  if (penalty) rows.push(row(words.penalty, -penalty.amountCents, false, penalty.reason));
  return { totals: rows, net: netAmount(content, locale) };
}

/** How to pay; null where nothing is left to be paid: then no account is named that could be paid to once more. */
export function paymentBlock(
  content: InvoiceContent,
  reference: string,
  isDraft: boolean,
  locale: Locale,
): { title: string; lines: string[] } | null {
  const { iban, bic, meansCode } = content.payment;
  if (!asksForPayment(content)) return null;
  const words = labels[locale];
  const account = [
    iban.trim() && `IBAN${NBSP}${formatIdentifier(iban)}`,
    bic.trim() && `BIC${NBSP}${bic.trim()}`,
  ].filter((line) => line !== '');
  const last = isDraft ? words.doNotPay : `${words.quote} ${reference}`;
  return { title: words.payBy[means(meansCode, iban)], lines: [...account, last] };
}

/** What credits the customer is printed as such, without a sign. */
function netAmount(content: InvoiceContent, locale: Locale): { label: string; amount: string } {
  const { payableCents } = content.totals;
  const isCredit = content.kind === 'creditNote' || payableCents < 0;
  const words = labels[locale];
  const amount = formatMoney(isCredit ? Math.abs(payableCents) : payableCents, content.currency, locale);
  return { label: isCredit ? words.credit : words.payable, amount };
}

/** Which deposits, and what is VAT of them. */
function prepaidNote(content: InvoiceContent, locale: Locale): string {
  const numbers = content.precedingDocuments.map((each) => each.number).join(', ');
  const amounts = content.paidOn ? '' : prepaidText(content, locale);
  return [numbers, amounts].filter(Boolean).join('\n');
}

/** UNTDID 4461, the codes in use here; an account without a code means a transfer. */
function means(
  code: string,
  iban: string,
): 'transfer' | 'directDebit' | 'card' | 'cheque' | 'cash' | 'other' {
  if (['30', '31', '42', '58'].includes(code)) return 'transfer';
  if (['49', '59'].includes(code)) return 'directDebit';
  if (['48', '54', '55'].includes(code)) return 'card';
  if (['20', '21', '22', '23'].includes(code)) return 'cheque';
  if (code === '10') return 'cash';
  return code === '' && iban.trim() !== '' ? 'transfer' : 'other';
}
