import type { DocumentKind, InvoiceContent, Vat } from '#db/shapes/content.ts';
import type { Naming } from '#db/shapes/naming.ts';
import { normalizeDecimal } from './decimal.ts';
import { sumCents } from './money.ts';
import { lineNetCents } from './totals.ts';

/** A document issued before, and what others that name it, or one that it replaced, do to it. */
export type Earlier = {
  number: string;
  kind: DocumentKind;
  issuedOn: string;
  currency: string;
  grossCents: number;
  vat: { category: Vat['category']; rate: string; baseCents: number }[];
  /** The documents that it replaced, one after the other: what was done to them is done to it. */
  replaces: string[];
  /** A deposit invoice, or the corrective of one. */
  isDeposit: boolean;
  /** The others; the document in question is not among them. */
  namedBy: Naming[];
};

/**
 * The corrective that replaces an earlier document, or is to: one that is issued before one that is a draft. What is
 * credited or corrected afterwards is about the corrective (directive 2006/112/EC, art. 219; status 220 of the former).
 */
export function replacementOf({ number, namedBy }: Earlier): Naming | undefined {
  const correctives = namedBy.filter((each) => each.kind === 'corrective' && isAboutAlone(each, [number]));
  return correctives.find((each) => each.isIssued) ?? correctives[0];
}

/** What was given back of an earlier document, with VAT, in cents, by credit notes on it (or what it replaced) alone. */
export function creditedOf({ number, replaces, namedBy }: Earlier): number {
  const credits = namedBy.filter(
    (each) => each.kind === 'creditNote' && isAboutAlone(each, [number, ...replaces]),
  );
  return sumCents(credits.map((each) => each.totals.grossCents));
}

/** Whether issued credit notes gave back all of it; drafts may still be deleted. */
export function isCredited(earlier: Earlier): boolean {
  const credited = creditedOf({ ...earlier, namedBy: earlier.namedBy.filter(({ isIssued }) => isIssued) });
  return credited > 0 && credited >= earlier.grossCents;
}

/** What may still be credited of an earlier document, with VAT, in cents: its total less what was given back. */
export const creditLeft = (earlier: Earlier): number => earlier.grossCents - creditedOf(earlier);

/** A credit note on it that is only drafted or before its owner: a corrective would say something else of the same amount. */
export function pendingCreditOf({ number, namedBy }: Earlier): Naming | undefined {
  return namedBy.find(
    (each) =>
      each.kind === 'creditNote' &&
      !each.isIssued &&
      each.precedingDocuments.some((preceding) => preceding.number === number),
  );
}

/**
 * What is left of a deposit at one VAT rate, without VAT, in cents: its base less what lines of others take back and
 * what credit notes gave back.
 */
export function depositLeft({ vat, namedBy, number, replaces }: Earlier, of: Vat): number {
  const numbers = [number, ...replaces];
  const base = sumCents(vat.filter((part) => isSame(part, of)).map((part) => part.baseCents));
  const taken = namedBy
    .filter((each) => !each.isReplaced)
    .flatMap((each) => each.lines)
    .filter((line) => numbers.includes(line.recovers?.number ?? '') && isSame(line.vat, of));
  const credited = namedBy
    .filter((each) => each.kind === 'creditNote' && isAboutAlone(each, numbers))
    .flatMap((each) => each.totals.vat.filter((part) => isSame(part, of)));
  return base + sumCents(taken.map(lineNetCents)) - sumCents(credited.map((part) => part.baseCents));
}

function isAboutAlone(
  { precedingDocuments: [first, second] }: Pick<InvoiceContent, 'precedingDocuments'>,
  numbers: string[],
): boolean {
  return first !== undefined && second === undefined && numbers.includes(first.number);
}

function isSame(a: Pick<Vat, 'category' | 'rate'>, b: Vat): boolean {
  return a.category === b.category && normalizeDecimal(a.rate) === normalizeDecimal(b.rate);
}
