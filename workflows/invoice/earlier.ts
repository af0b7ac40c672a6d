import type { DocumentKind, InvoiceContent, Vat } from './content.ts';
import { normalizeDecimal } from './decimal.ts';
import { sumCents } from './money.ts';
import { lineNetCents } from './totals.ts';

/** A document issued before, and what others that name it (drafts that are alive, documents issued) do to it. */
export type Earlier = {
  number: string;
  kind: DocumentKind;
  issuedOn: string;
  currency: string;
  grossCents: number;
  vat: { category: Vat['category']; rate: string; baseCents: number }[];
  /** The others; the document in question is not among them. */
  namedBy: Pick<InvoiceContent, 'kind' | 'lines' | 'precedingDocuments' | 'totals'>[];
};

/** What may still be credited of an earlier document, with VAT, in cents: its total less the credit notes on it alone. */
export function creditLeft({ grossCents, namedBy, number }: Earlier): number {
  const credited = namedBy.filter((each) => each.kind === 'creditNote' && isAboutAlone(each, number));
  return grossCents - sumCents(credited.map((each) => each.totals.grossCents));
}

/**
 * What is left of a deposit at one VAT rate, without VAT, in cents: its base less what lines of others take back and
 * what credit notes gave back.
 */
export function depositLeft({ vat, namedBy, number }: Earlier, of: Vat): number {
  const base = sumCents(vat.filter((part) => isSame(part, of)).map((part) => part.baseCents));
  const taken = namedBy
    .flatMap((each) => each.lines)
    .filter((line) => line.recovers?.number === number && isSame(line.vat, of));
  const credited = namedBy
    .filter((each) => each.kind === 'creditNote' && isAboutAlone(each, number))
    .flatMap((each) => each.totals.vat.filter((part) => isSame(part, of)));
  return base + sumCents(taken.map(lineNetCents)) - sumCents(credited.map((part) => part.baseCents));
}

function isAboutAlone(
  { precedingDocuments }: Pick<InvoiceContent, 'precedingDocuments'>,
  number: string,
): boolean {
  return precedingDocuments.length === 1 && precedingDocuments[0]?.number === number;
}

function isSame(a: Pick<Vat, 'category' | 'rate'>, b: Vat): boolean {
  return a.category === b.category && normalizeDecimal(a.rate) === normalizeDecimal(b.rate);
}
