import type { InvoiceContent } from '#db/shapes/content.ts';

/** UNTDID 4461: what a customer pays by transfer. An account without a code means one too. */
const transfers = ['', '30', '31', '42', '58'];

/** 0.01 to 999 999 999.99 euros (EPC069-12, AT-04). */
const mostCents = 99_999_999_999;

/** Bytes of the whole text, so that a code of version 13 with error correction M holds it. */
const mostBytes = 331;

/** A transfer in euros: to whom, and by what it is known when it comes. */
type Transfer = { iban: string; bic: string; name: string; cents: number; reference: string };

/** The code of what an issued document asks for; null where it asks for no transfer in euros. */
export function sepaQr(content: InvoiceContent, reference: string): string | null {
  const { payment, totals, currency, kind, seller, payee } = content;
  if (kind === 'creditNote' || currency !== 'EUR' || !transfers.includes(payment.meansCode)) return null;
  const { iban, bic } = payment;
  return transferCode({
    iban,
    bic,
    name: payee?.name || seller.name,
    cents: totals.payableCents,
    reference,
  });
}

/**
 * The text of a QR code that a banking application reads as a SEPA credit transfer: EPC069-12, version 2.1, data
 * version 002 (BIC optional), character set UTF-8, one element a line. Null where what is known does not make a valid code.
 */
export function transferCode({ cents, reference, ...to }: Transfer): string | null {
  const iban = to.iban.replace(/\s/g, '').toUpperCase();
  const bic = to.bic.replace(/\s/g, '').toUpperCase();
  const name = oneLine(to.name, 70);
  if (cents < 1 || cents > mostCents || name === '') return null;
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || !/^([A-Z0-9]{8}([A-Z0-9]{3})?)?$/.test(bic))
    return null;
  const remittance = oneLine(reference, 140);
  const purpose = '';
  const structured = '';
  // What follows the last element that is there is left out, its line break too.
  const elements = ['BCD', '002', '1', 'SCT', bic, name, iban, euros(cents), purpose, structured];
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
