import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { Mandate } from './electronic/electronic-document.ts';
import type { Look } from './look/look.ts';

/** What a second print says of its money. */
export type PrintedStanding = 'open' | 'late' | 'partPaid' | 'paid' | 'cancelled' | 'writtenOff';

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
  /** Absent: in ink, without logo and terms. */
  look?: Look;
  /** Where anybody sees whether the document is what was issued; printed as a QR code with the code beside it. */
  check?: { url: string; code: string };
  /** The invoice as data, attached to an issued document. */
  facturX?: FacturX;
  /** YYYY-MM-DD of a second print; it is marked, and carries no data. */
  duplicateOn?: string;
  /** How a second print stands with its money on its day; absent where it asks for none. */
  standing?: { is: PrintedStanding; owedCents: number };
};

/** CII as the Factur-X 1.0 attachment (`factur-x.xml`), and the profile its XMP declares. */
export type FacturX = { xml: string; level: 'EN 16931' | 'EXTENDED' };
