import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import type { Chance } from './random.ts';

/** The kinds of document, and what they are in the life of a contract. */
export const kinds = [
  'invoice',
  'deposit',
  'paid deposit',
  'final invoice, deposits by lines',
  'final invoice, deposit prepaid',
  'credit note',
  'credit note on a deposit',
  'corrective',
  'paid invoice',
] as const;

/** Makes an ordinary invoice a document of another kind. */
export function asKind(
  c: Chance,
  kind: (typeof kinds)[number],
  content: InvoiceContent,
  issuedOn: string,
): InvoiceContent {
  const earlier = addDays(issuedOn, -30);
  const preceding = [{ number: 'VPC-2026-0007', date: earlier }];
  const depositOf = { reference: 'Devis D-118', date: earlier, totalCents: null, percent: '30' };
  switch (kind) {
    case 'invoice':
      return content;
    case 'deposit':
      return { ...content, kind: 'deposit', depositOf, retention: null };
    case 'paid deposit':
      return paid({ ...content, kind: 'deposit', depositOf }, earlier);
    case 'paid invoice':
      return paid(content, earlier);
    case 'final invoice, deposits by lines':
      return { ...content, prepaidCents: 0, lines: [...content.lines, ...recoveries(c, content, earlier)] };
    case 'final invoice, deposit prepaid': {
      const prepaidCents = Math.floor(content.totals.grossCents / 3);
      return { ...content, retention: null, penalty: null, prepaidCents, precedingDocuments: preceding };
    }
    case 'credit note':
      return { ...content, ...nothingWithheld, kind: 'creditNote', precedingDocuments: preceding };
    case 'credit note on a deposit':
      return {
        ...content,
        ...nothingWithheld,
        kind: 'creditNote',
        precedingDocuments: preceding.map((each) => ({ ...each, kind: 'deposit' as const })),
      };
    case 'corrective':
      return { ...content, kind: 'corrective', precedingDocuments: preceding };
  }
}

const nothingWithheld = { retention: null, penalty: null, prepaidCents: 0 } as const;

function paid(content: InvoiceContent, paidOn: string): InvoiceContent {
  const plain = withTotals({ ...content, ...nothingWithheld, roundingCents: 0 });
  return { ...plain, prepaidCents: plain.totals.grossCents, paidOn };
}

/** A third of each of the first lines' VATs, taken back from one deposit of just that much. */
function recoveries(c: Chance, content: InvoiceContent, date: string): Line[] {
  return content.totals.vat
    .filter((part) => part.baseCents > 300)
    .slice(0, 2)
    .map((part, at) => {
      const cents = Math.floor(part.baseCents / 3);
      return {
        ...blankLine(`r${at + 1}`),
        name: 'Acompte VPC-2026-0003',
        quantity: '-1',
        unitPrice: centsToDecimal(cents),
        vat: { category: part.category, rate: part.rate },
        special: 'depositRecovery',
        recovers: { number: 'VPC-2026-0003', date, availableCents: c.oneIn(2) ? cents : null },
      };
    });
}
