import type { Tx } from '#db/client.ts';
import { type EarlierRow, listEarlierDocuments } from '#db/queries/earlier-documents.ts';
import type { Earlier } from '../invoice/earlier.ts';

/** The documents that drafts name, by draft; one that names none is absent. */
export async function readEarlier(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, Earlier[]>> {
  const found = await listEarlierDocuments(tx, invoiceIds);
  return new Map(
    [...Map.groupBy(found, (row) => row.invoiceId)].map(([id, list]) => [id, list.map(earlierOf)]),
  );
}

export function earlierOf({ content, invoiceId: _, ...row }: EarlierRow): Earlier {
  return { ...row, grossCents: content.totals.grossCents, vat: content.totals.vat };
}
