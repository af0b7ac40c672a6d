import { drawQr } from '#app/auth/qr-code.server.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import type { TransferView } from './customer-data.ts';

/** What a bank needs to pay this document; null when there is nothing to pay, or no account to pay to. */
export function transferOf(content: InvoiceContent, reference: string): TransferView | null {
  const { payment, totals, kind, seller } = content;
  const iban = compact(payment.iban);
  if (kind === 'creditNote' || totals.payableCents <= 0 || !iban) return null;
  const bic = compact(payment.bic);
  const qr = drawQr(epcText({ payee: seller.name, iban, bic, reference, content }));
  return { payee: seller.name, iban, bic, reference, qr };
}

type Epc = { payee: string; iban: string; bic: string; reference: string; content: InvoiceContent };

/**
 * EPC069-12, "Quick response code: guidelines to enable data capture for the initiation of a SEPA credit transfer",
 * version 002: twelve lines, euros only, 70 characters of name, 140 of free reference.
 */
export function epcText({ payee, iban, bic, reference, content }: Epc): string {
  const line = (text: string, most: number) => text.replace(/\s+/g, ' ').trim().slice(0, most);
  const amount = content.currency === 'EUR' ? `EUR${centsToDecimal(content.totals.payableCents)}` : '';
  return ['BCD', '002', '1', 'SCT', bic, line(payee, 70), iban, amount, '', '', line(reference, 140), '']
    .join('\n')
    .trimEnd();
}

const compact = (text: string) => text.replace(/\s/g, '').toUpperCase();
