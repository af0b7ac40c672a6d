import type { InvoiceContent, Party } from '#db/shapes/content.ts';

/**
 * An issued document, as both syntaxes of EN 16931 are written from: its content and what issuing added to it. Nothing
 * else is read, so that the same document always gives the same file.
 */
export type ElectronicDocument = {
  content: InvoiceContent;
  /** BT-1. */
  number: string;
  /** BT-2, YYYY-MM-DD. */
  issuedOn: string;
  /** BT-9, YYYY-MM-DD; null when it is due on receipt or not at all. */
  dueOn: string | null;
  /** The mandate the office invoices under; null for a business that invoices itself. */
  mandate: Mandate | null;
};

export type Mandate = {
  officeName: string;
  /** YYYY-MM-DD. */
  signedOn: string;
  /** The clause as numbered in the mandate ("4.2"), or "". */
  article: string;
  /**
   * The office as a party, to be named as the one who writes the invoice (EXT-FR-FE-BG-05); absent when its own
   * identity is not on record: it is then named in a note alone.
   */
  mandatary?: Party;
};
