import type { InvoiceStatus } from '#db/shapes/status.ts';
import type { Cell, CellKind } from '#workflows/export/table.ts';

/** A column of a report: on the page, in the files, or both. On a phone the first is the head of a card. */
export type ShownColumn = { name: string; head: string; kind: CellKind; only?: 'page' | 'files' };

/** A row of a report, with the page that it leads to. Amounts are cents of `currency`. */
export type ShownRow = {
  key: string;
  to?: string;
  cells: readonly Cell[];
  currency: string;
  status?: InvoiceStatus;
  isVoid?: boolean;
};

/** What the rows of a whole report come to, a line a currency; cells stand under the columns of the page. */
export type ShownFoot = {
  key: string;
  label: string;
  currency: string;
  cells: Record<string, number>;
  isSum: boolean;
  /** What is owed stands on the double rule. */
  isOwed?: boolean;
};

export type ShownTable = {
  columns: readonly ShownColumn[];
  rows: readonly ShownRow[];
  foot: readonly ShownFoot[];
};
