import type { Tx } from '#db/client.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { countEarlierBlockers } from '#workflows/review/readiness.ts';
import { isEditable } from './row-words.ts';

type Row = Pick<InvoiceRow, 'id' | 'status' | 'problems'>;

/** Rows whose problems count what became of the documents they name, which no draft can know by itself. */
export async function withReadiness<T extends Row>(tx: Tx, rows: readonly T[]): Promise<T[]> {
  const drafts = rows.filter((row) => isEditable(row) || row.status === 'toRelease');
  const more = await countEarlierBlockers(
    tx,
    drafts.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, problems: row.problems + (more.get(row.id) ?? 0) }));
}
