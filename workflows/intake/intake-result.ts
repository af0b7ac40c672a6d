import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import type { Reason } from './refusal.ts';
import type { Texts } from './texts.ts';
import type { WarningCode } from './warning.ts';

/** Something the reader assumed, changed or left out, said to the person before the draft is used. */
export type Warning = {
  code: WarningCode;
  values: Record<string, string>;
  text: Texts;
  /** What was left out of the draft, each by its name; absent where nothing was. */
  leftOut?: Texts[];
};

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
