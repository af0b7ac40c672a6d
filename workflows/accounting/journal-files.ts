import type { Locale } from '#db/shapes/locale.ts';
import { type CellKind, csvTable } from '../export/table.ts';
import { centsToDecimal } from '../invoice/money.ts';
import { type Entry, type EntryLine, journals } from './entries.ts';

/** The columns of LPF art. A47 A-1, in their order, and what they hold. */
const columns: readonly {
  name: string;
  kind: CellKind;
  of(entry: Entry, line: EntryLine): string | number | null;
}[] = [
  { name: 'JournalCode', kind: 'text', of: ({ journal }) => journal },
  { name: 'JournalLib', kind: 'text', of: ({ journal }) => journals[journal] },
  { name: 'EcritureNum', kind: 'count', of: ({ number }) => number },
  { name: 'EcritureDate', kind: 'day', of: ({ on }) => on },
  { name: 'CompteNum', kind: 'text', of: (_, { account }) => account },
  { name: 'CompteLib', kind: 'text', of: (_, { accountName }) => accountName },
  { name: 'CompAuxNum', kind: 'text', of: (_, { auxiliary }) => auxiliary?.number ?? '' },
  { name: 'CompAuxLib', kind: 'text', of: (_, { auxiliary }) => auxiliary?.name ?? '' },
  { name: 'PieceRef', kind: 'text', of: ({ piece }) => piece },
  { name: 'PieceDate', kind: 'day', of: ({ pieceOn }) => pieceOn },
  { name: 'EcritureLib', kind: 'text', of: ({ label }) => label },
  { name: 'Debit', kind: 'cents', of: (_, { debitCents }) => debitCents },
  { name: 'Credit', kind: 'cents', of: (_, { creditCents }) => creditCents },
  { name: 'EcritureLet', kind: 'text', of: () => '' },
  { name: 'DateLet', kind: 'day', of: () => null },
  { name: 'ValidDate', kind: 'day', of: ({ validOn }) => validOn },
  { name: 'Montantdevise', kind: 'cents', of: (_, { foreign }) => foreign?.cents ?? null },
  { name: 'Idevise', kind: 'text', of: (_, { foreign }) => foreign?.currency ?? '' },
];

const rowsOf = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => entry.lines.map((line) => columns.map(({ of }) => of(entry, line))));

/** Journals in the layout of article A47 A-1: tabs, decimal commas, days as YYYYMMDD, UTF-8. For an accountant, never “the FEC”. */
export function fecLayout(entries: readonly Entry[]): string {
  const cellOf = (kind: CellKind, cell: string | number | null) => {
    if (cell === null) return '';
    if (kind === 'cents') return centsToDecimal(Number(cell)).replace('.', ',');
    return kind === 'day' ? String(cell).replaceAll('-', '') : bare(String(cell));
  };
  const lines = rowsOf(entries).map((row) => columns.map(({ kind }, at) => cellOf(kind, row[at] ?? null)));
  return [columns.map(({ name }) => name), ...lines].map((cells) => `${cells.join('\t')}\r\n`).join('');
}

/** Nothing that the layout takes for its own. */
const bare = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}|]+/gu, ' ').trim();

/** The same for a spreadsheet. */
export const journalsCsv = (entries: readonly Entry[], locale: Locale): string =>
  csvTable(
    { name: '', columns: columns.map(({ name, kind }) => ({ head: name, kind })), rows: rowsOf(entries) },
    locale,
  );
