import type { InvoiceContent } from '#db/shapes/content.ts';

/** UNTDID 4461: what a customer pays by transfer. An account without a code means one too. */
const transfers = ['', '30', '31', '42', '58'];

/** 0.01 to 999 999 999.99 euros (EPC069-12, AT-04). */
const mostCents = 99_999_999_999;

/** Bytes of the whole text, so that a code of version 13 with error correction M holds it. */
const mostBytes = 331;

/**
 * The text of a QR code that a banking application reads as a SEPA credit transfer: EPC069-12, version 2.1, data
 * version 002 (BIC optional), character set UTF-8, one element a line. Null where there is nothing to transfer in
 * euros, or where what is known does not make a valid code.
 */
export function sepaQr(content: InvoiceContent, reference: string): string | null {
  const { payment, totals, currency, kind, seller, payee } = content;
  const iban = payment.iban.replace(/\s/g, '').toUpperCase();
  const bic = payment.bic.replace(/\s/g, '').toUpperCase();
  const name = oneLine(payee?.name || seller.name, 70);
  if (kind === 'creditNote' || currency !== 'EUR' || !transfers.includes(payment.meansCode)) return null;
  if (totals.payableCents < 1 || totals.payableCents > mostCents || name === '') return null;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || !/^([A-Z0-9]{8}([A-Z0-9]{3})?)?$/.test(bic))
    return null;
  const remittance = oneLine(reference, 140);
  const purpose = '';
  const structured = '';
  // What follows the last element that is there is left out, its line break too.
  const elements = [
    'BCD',
    '002',
    '1',
    'SCT',
    bic,
    name,
    iban,
    euros(totals.payableCents),
    purpose,
    structured,
  ];
  const text = [...elements, remittance].join('\n');
  return Buffer.byteLength(text) <= mostBytes ? text : null;
}

/** "EUR1234.50": a full stop, no separator of thousands, no leading zero but before the full stop. */
function euros(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `EUR${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const oneLine = (text: string, letters: number) =>
  [...text.replace(/\s+/g, ' ').trim()].slice(0, letters).join('').trim();
