import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import type { Reason } from './refusal.ts';
import type { Texts } from './texts.ts';
import type { Warning } from './warning.ts';

/** A column of a table as its reader took it: its head, and what its cells were taken for. */
export type ReadColumn = { header: string; meaning: Texts };

/** The earlier life of an imported document: a draft gets its own number and date, these are only to be shown. */
export type Source = { number: string; issueDate: string | null };

/** Lines of a draft from a table. Amounts are in `currency` (ISO 4217). */
export type ReadLines = { lines: Line[]; currency: string; columns: ReadColumn[]; warnings: Warning[] };

export type IntakeResult =
  | {
      ok: true;
      kind: 'document';
      format: 'cii' | 'ubl' | 'factur-x';
      content: InvoiceContent;
      source: Source;
      warnings: Warning[];
    }
  | ({ ok: true; kind: 'lines'; format: 'csv' | 'xlsx' } & ReadLines)
  | { ok: false; reason: Reason };
