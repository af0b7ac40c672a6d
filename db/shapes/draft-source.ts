import type { Period } from './content.ts';

/** Where a draft came from: `kind` is 'hand', 'copy', 'lines', 'facturx', 'cii' or 'ubl'. */
export type DraftSource = { kind: string; copy?: CopyOrigin } & FileOrigin;

/** The document a draft is a copy of, by what it was called then, and the period of each; null where neither moved. */
export type CopyOrigin = { invoiceId: string; reference: string; from: Period | null; to: Period | null };

/** What a draft keeps of the file it was made from. */
type FileOrigin = {
  fileName?: string;
  fileSha256?: string;
  /** The number and date that the file's document had (ISO, of Paris). */
  number?: string;
  issueDate?: string | null;
  read?: Reading;
  /** What the reading assumed, changed or left out, in both languages of the office. */
  told?: Told[];
  /** Of a table: each column that was read, with what it was taken for. */
  heads?: Head[];
  /** The buyer was to be kept as a customer, if he is none yet. */
  keepCustomer?: boolean;
  /** Both as they were kept before: sentences in the language of who imported the file. */
  warnings?: string[];
  columns?: string[];
};

/** An imported file in figures. Integer cents of `currency` (ISO 4217). */
export type Reading = {
  lines: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
  payableCents: number;
  currency: string;
};

type InBoth = { fr: string; en: string };
export type Told = { code: string; text: InBoth };
export type Head = { header: string; meaning: InBoth };
