import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { blankLine } from './blank-content.ts';
import { depositLeft, type Earlier } from './earlier.ts';
import { centsToDecimal } from './money.ts';
import { withTotals } from './totals.ts';

/** An issued document as another one begins from it. */
export type Issued = { content: InvoiceContent; number: string; issuedOn: string };

/** What of an issued document its successor has no part in. */
const own = {
  paidOn: undefined,
  depositOf: undefined,
  attachments: undefined,
  retention: null,
  penalty: null,
  prepaidCents: 0,
  roundingCents: 0,
  specialCases: [],
} satisfies Partial<InvoiceContent>;

/**
 * A credit note that takes back all of an issued document, to be shortened for a part of it. What an invoice had taken
 * back of deposits is deducted here as well, so that it credits what the invoice charged. With `lineIds` it credits these
 * alone, and what was deducted or added on the whole document stays out.
 */
export function creditNoteOf(
  { content, number, issuedOn }: Issued,
  lineIds?: readonly string[],
): InvoiceContent {
  const lines = lineIds ? content.lines.filter(({ id }) => lineIds.includes(id)) : content.lines;
  const isPart = lines.length < content.lines.length;
  return withTotals({
    ...content,
    ...own,
    kind: 'creditNote',
    subject: content.subject ? `Avoir sur ${number}\u202f: ${content.subject}` : `Avoir sur ${number}`,
    dueRule: { kind: 'onReceipt' },
    paymentTerms: '',
    precedingDocuments: [{ number, date: issuedOn, kind: content.kind }],
    ...(isPart && { adjustments: [] }),
    lines: lines.map(({ recovers: _, special: __, ...line }) => ({ ...line, special: null })),
    notes: content.notes.filter((note) => note.code === ''),
  });
}

/** An invoice that replaces an issued one and says the same until it is changed (384, exactly one document before it). */
export function correctiveOf({ content, number, issuedOn }: Issued): InvoiceContent {
  return withTotals({
    ...content,
    kind: 'corrective',
    precedingDocuments: [{ number, date: issuedOn, kind: content.kind }],
  });
}

/** A final invoice after a deposit: its parties and references, one empty line, and all that is left of the deposit. */
export function finalInvoiceOf({ content, number, issuedOn }: Issued, deposit: Earlier): InvoiceContent {
  const recoveries = recoveryLines(deposit);
  return withTotals({
    ...content,
    ...own,
    kind: 'invoice',
    precedingDocuments: [{ number, date: issuedOn, kind: content.kind }],
    references: {
      ...content.references,
      order: content.references.order || (content.depositOf?.reference ?? ''),
    },
    lines: [{ ...blankLine('l1'), vat: recoveries[0]?.vat ?? blankLine('l1').vat }, ...recoveries],
    adjustments: [],
  });
}

/** One line for each VAT rate a deposit still has something left at, which takes all of it back. */
export function recoveryLines(deposit: Earlier, firstId = 2): Line[] {
  return deposit.vat
    .map((vat) => ({ vat: { category: vat.category, rate: vat.rate }, left: depositLeft(deposit, vat) }))
    .filter(({ left }) => left > 0)
    .map(({ vat, left }, at) => ({
      ...blankLine(`l${firstId + at}`),
      name: `Reprise de l’acompte ${deposit.number}`,
      quantity: '-1',
      unitPrice: centsToDecimal(left),
      vat,
      special: 'depositRecovery',
      recovers: { number: deposit.number, date: deposit.issuedOn, availableCents: left },
    }));
}
