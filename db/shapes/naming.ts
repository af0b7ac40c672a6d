import type { InvoiceContent } from './content.ts';

/** A document that names another: a draft that is alive, or one that is issued. */
export type Naming = Pick<InvoiceContent, 'kind' | 'lines' | 'precedingDocuments' | 'totals'> & {
  invoiceId: string;
  /** Its number, or the provisional reference of a draft. */
  reference: string;
  isIssued: boolean;
  /** Whether a corrective took its place: then what it took back is taken back no longer. */
  isReplaced: boolean;
};
