import type { InvoiceContent, Line } from '#workflows/invoice/content.ts';
import type { Reason } from './refusal.ts';
import type { Texts } from './texts.ts';
import type { WarningCode } from './warning.ts';

/** Something the reader assumed, changed or left out, said to the person before the draft is used. */
export type Warning = { code: WarningCode; values: Record<string, string>; text: Texts };

/** The earlier life of an imported document: a draft gets its own number and date, these are only to be shown. */
export type Source = { number: string; issueDate: string | null };

export type IntakeResult =
  | {
      ok: true;
      kind: 'document';
      format: 'cii' | 'ubl' | 'factur-x';
      content: InvoiceContent;
      source: Source;
      warnings: Warning[];
    }
  | { ok: true; kind: 'lines'; format: 'csv' | 'xlsx'; lines: Line[]; warnings: Warning[] }
  | { ok: false; reason: Reason };
