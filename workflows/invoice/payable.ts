import type { InvoiceContent } from '#db/shapes/content.ts';
import type { IssueTerms } from '#db/shapes/revision-terms.ts';
import { dueDate } from './due-date.ts';

type Payable = Pick<InvoiceContent, 'kind'> & { totals: Pick<InvoiceContent['totals'], 'payableCents'> };

/**
 * Whether a document asks its customer for money: no credit note does, nor an invoice that its deposits or what was paid
 * before cover, nor one of nothing (a sample). Such a document names no account, no code and no day to pay.
 */
export const asksForPayment = ({ kind, totals }: Payable): boolean =>
  kind !== 'creditNote' && totals.payableCents > 0;

/** The day a document issued on `issuedOn` is due (YYYY-MM-DD); null on receipt, and where there is nothing to pay. */
export const dueOnOf = (terms: IssueTerms, issuedOn: string): string | null =>
  terms.totals.payableCents === 0 ? null : dueDate(terms.dueRule, issuedOn);
