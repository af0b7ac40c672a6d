import type { Tx } from '#db/client.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import type { Twin } from '#db/queries/twins.ts';
import { readAgainst } from '#workflows/review/readiness.ts';
import { isEditable } from './row-words.ts';

type Row = Pick<InvoiceRow, 'id' | 'status' | 'problems'>;

/** Documents that ask the same as a draft: before it is sent off, a person says that it is meant too. */
export type WithTwins = { twins: Twin[] };

/** Rows with what no draft can know by itself: what became of the documents it names counts, and its twins stand beside. */
export async function withReadiness<T extends Row>(tx: Tx, rows: readonly T[]): Promise<(T & WithTwins)[]> {
  const drafts = rows.filter((row) => isEditable(row) || row.status === 'toRelease');
  const against = await readAgainst(
    tx,
    drafts.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { blockers = 0, twins = [] } = against.get(row.id) ?? {};
    return { ...row, problems: row.problems + blockers, twins };
  });
}
