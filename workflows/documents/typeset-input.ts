import type { InvoiceContent } from '#workflows/invoice/content.ts';
import type { Mandate } from './electronic/electronic-document.ts';
import type { Locale } from './typography.ts';

/** All a document is set from. The same input always gives the same bytes. */
export type TypesetInput = {
  content: InvoiceContent;
  /** Drawn in pencil or in ink. */
  stage: 'draft' | 'issued';
  /** The provisional reference of a draft, the final number of an issued document. */
  reference: string;
  /** YYYY-MM-DD; null only while a draft has no date. */
  issuedOn: string | null;
  /** YYYY-MM-DD; null when nothing is due on a date (on receipt, credit note, draft without a date). */
  dueOn: string | null;
  /** The mandate the office bills under; `article` is its clause as numbered there ("4.2"), or "". */
  mandate: Mandate | null;
  /** The round of review a draft is put to its owner in. */
  round: number | null;
  locale: Locale;
};
