import type { InvoiceContent } from './content.ts';

/** What is kept beside a revision: what an issue needs to know of it, and the address it was to go to. */
export type RevisionTerms = IssueTerms & { recipient?: string };

/** What an issue needs to know of a content. */
export type IssueTerms = Pick<InvoiceContent, 'kind' | 'currency' | 'dueRule'> & {
  totals: Pick<InvoiceContent['totals'], 'payableCents'>;
};
