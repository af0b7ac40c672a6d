import { drawQr } from '#app/auth/qr-code.server.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { sepaQr } from '#workflows/documents/sepa-qr.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import type { TransferView } from './customer-data.ts';

/**
 * What a bank needs to pay the `owedCents` of this document; null when nothing is, or there is no account to pay to. Its code is the
 * one that the PDF prints, unless less is owed since; there is none where banks could not read it, in another currency for instance.
 */
export function transferOf(
  content: InvoiceContent,
  reference: string,
  owedCents: number,
): TransferView | null {
  const { payment, totals, seller, payee } = content;
  const iban = compact(payment.iban);
  if (!asksForPayment(content) || owedCents <= 0 || !iban) return null;
  const code = sepaQr({ ...content, totals: { ...totals, payableCents: owedCents } }, reference);
  return {
    payee: payee?.name || seller.name,
    iban,
    bic: compact(payment.bic),
    reference,
    qr: code === null ? null : drawQr(code),
  };
}

const compact = (text: string) => text.replace(/\s/g, '').toUpperCase();
