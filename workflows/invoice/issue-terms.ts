import type { InvoiceContent } from '#db/shapes/content.ts';
import type { IssueTerms } from '#db/shapes/revision-terms.ts';

/** What is kept of a content for the issue. */
export const issueTerms = ({ kind, currency, dueRule, totals }: InvoiceContent): IssueTerms => ({
  kind,
  currency,
  dueRule,
  totals: { payableCents: totals.payableCents },
});
