import type { Period } from './content.ts';

/** Where a draft came from: `kind` is 'hand', 'copy', 'lines', 'facturx', 'cii' or 'ubl'. */
export type DraftSource = { kind: string; fileName?: string; fileSha256?: string; copy?: CopyOrigin };

/** The document a draft is a copy of, by what it was called then, and the period of each; null where neither moved. */
export type CopyOrigin = { invoiceId: string; reference: string; from: Period | null; to: Period | null };
