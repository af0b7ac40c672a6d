import type { DocumentKind } from './content.ts';

/** What was issued about a document since, in integer cents of its currency. */
export type Since = {
  kind: DocumentKind;
  /** What it asks to be paid. */
  payableCents: number;
  /** Its total with VAT; null where nothing was credited of it. */
  grossCents: number | null;
  /** By issued credit notes on it (or on what it replaced) alone: one on several says of none how much is its own. */
  creditedCents: number;
  creditedBy: string[];
  /** What came for it, differences that were settled included. */
  paidCents: number;
  /** What was left of it was given up. */
  isWrittenOff: boolean;
  /** The issued corrective that took its place. */
  replacedBy: string | null;
};
