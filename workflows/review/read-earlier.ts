import type { Tx } from '#db/client.ts';
import {
  type EarlierRow,
  findIssuedDocument,
  listDeposits,
  listEarlierDocuments,
} from '#db/queries/earlier-documents.ts';
import type { Earlier } from '../invoice/earlier.ts';

/** The documents that drafts name, by draft; one that names none is absent. */
export async function readEarlier(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, Earlier[]>> {
  const found = await listEarlierDocuments(tx, invoiceIds);
  return new Map(
    [...Map.groupBy(found, (row) => row.invoiceId)].map(([id, list]) => [id, list.map(earlierOf)]),
  );
}

/** The documents one draft names, and the deposits of its buyer whether it names them or not; each once. */
export async function readEarlierAndDeposits(
  tx: Tx,
  draft: { invoiceId: string; businessId: string; customerId: string | null },
): Promise<Earlier[]> {
  const found = [...(await listEarlierDocuments(tx, [draft.invoiceId])), ...(await listDeposits(tx, draft))];
  return [...new Map(found.map((row) => [row.number, earlierOf(row)])).values()];
}

/** One issued document by its invoice, for what may follow it; undefined while it is a draft. */
export async function readIssuedDocument(tx: Tx, invoiceId: string): Promise<Earlier | undefined> {
  const found = await findIssuedDocument(tx, invoiceId);
  return found && earlierOf(found);
}

export function earlierOf({ content, invoiceId: _, ...row }: EarlierRow): Earlier {
  return { ...row, grossCents: content.totals.grossCents, vat: content.totals.vat };
}
