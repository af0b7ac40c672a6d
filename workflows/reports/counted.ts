import type { InvoiceContent, Totals } from '#db/shapes/content.ts';
import { addDecimals } from '../invoice/decimal.ts';
import { amountCents, centsToDecimal, sumCents } from '../invoice/money.ts';

/** An issued document as it was sealed. */
export type Sealed = {
  invoiceId: string;
  number: string;
  issuedOn: string;
  content: InvoiceContent;
};

/** Documents of one business by their number: at least those that others in question name, and so on. */
export type Book = ReadonlyMap<string, Sealed>;

/** An amount of one VAT category and rate. */
export type VatShare = Pick<Totals['vat'][number], 'category' | 'rate' | 'baseCents' | 'vatCents'>;

/** Credit notes are sealed without a sign, and count against the rest. */
export const signOf = ({ kind }: Pick<InvoiceContent, 'kind'>): 1 | -1 => (kind === 'creditNote' ? -1 : 1);

/** The document whose place a corrective takes. */
export function replacedBy({ content }: Sealed, book: Book): Sealed | undefined {
  const [first] = content.precedingDocuments;
  return content.kind === 'corrective' && first ? book.get(first.number) : undefined;
}

/** A deposit invoice, or what replaced one. */
export function isDeposit(sealed: Sealed, book: Book): boolean {
  const replaced = replacedBy(sealed, book);
  return sealed.content.kind === 'deposit' || (replaced !== undefined && isDeposit(replaced, book));
}

/**
 * What of a document's net and VAT was invoiced before, by deposits that it takes back as one sum (BT-113). `unknown`: of those
 * deposits nobody can tell how much of the sum is VAT, and of which rate.
 */
export type TakenBack = { kind: 'none' } | { kind: 'known'; vat: VatShare[] } | { kind: 'unknown' };

export function takenBackBySum(sealed: Sealed, book: Book): TakenBack {
  const { content } = sealed;
  const { prepaidCents, paidOn } = content;
  if (content.kind === 'creditNote' || prepaidCents <= 0 || paidOn !== undefined) return { kind: 'none' };
  const byLines = new Set(content.lines.map(({ recovers }) => recovers?.number));
  const named = namedBy(sealed, book).filter(({ number }) => !byLines.has(number));
  const deposits = named.map(({ number, kind }) => {
    const found = book.get(number);
    return found ? isDeposit(found, book) && found : kind === 'deposit' ? null : false;
  });
  const found = deposits.filter((each) => each !== false);
  if (found.length === 0) return { kind: 'none' };
  if (found.includes(null)) return { kind: 'unknown' };
  return shareOf(
    prepaidCents,
    found.flatMap((each) => (each ? each.content.totals.vat : [])),
  );
}

/** What was paid before without a document of ours that says for which rate. */
function shareOf(cents: number, vat: readonly VatShare[]): TakenBack {
  if (sumCents(vat.map(({ baseCents, vatCents }) => baseCents + vatCents)) === cents)
    return {
      kind: 'known',
      vat: vat.map(({ category, rate, baseCents, vatCents }) => ({ category, rate, baseCents, vatCents })),
    };
  const [first] = vat;
  if (!first || vat.some(({ category, rate }) => category !== first.category || rate !== first.rate))
    return { kind: 'unknown' };
  const { category, rate } = first;
  // A payment bears the VAT of what it pays for (CGI art. 269, 2, c).
  const vatCents = amountCents(centsToDecimal(cents), rate, addDecimals(rate, '100'));
  return { kind: 'known', vat: [{ category, rate, baseCents: cents - vatCents, vatCents }] };
}

/** What it names; a corrective names what it replaces and nothing else, so that it takes back what that took back. */
function namedBy(sealed: Sealed, book: Book): InvoiceContent['precedingDocuments'] {
  const replaced = replacedBy(sealed, book);
  return replaced ? namedBy(replaced, book) : sealed.content.precedingDocuments;
}

/** Amounts by category and rate, with their sign. */
const signed = (vat: readonly VatShare[], sign: number): VatShare[] =>
  vat.map(({ category, rate, baseCents, vatCents }) => ({
    category,
    rate,
    baseCents: sign * baseCents,
    vatCents: sign * vatCents,
  }));

/** What a document adds to turnover by itself, by rate: its sealed totals less what deposits counted before. */
function countedOf(sealed: Sealed, book: Book): VatShare[] {
  const taken = takenBackBySum(sealed, book);
  return [
    ...signed(sealed.content.totals.vat, signOf(sealed.content)),
    ...(taken.kind === 'known' ? signed(taken.vat, -1) : []),
  ];
}

/**
 * What counts less as of the day of a document, beside its sealed totals: what it replaces, and deposits that it takes back as a
 * sum. Months that are over stay as they were.
 */
export function adjustmentsOf(sealed: Sealed, book: Book): VatShare[] {
  const replaced = replacedBy(sealed, book);
  const taken = takenBackBySum(sealed, book);
  return [
    ...(replaced ? signed(countedOf(replaced, book), -1) : []),
    ...(taken.kind === 'known' ? signed(taken.vat, -1) : []),
  ];
}
