import { inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { issuedInvoices } from '#db/schema/index.ts';

/** The day of issue of each of these documents. */
export async function listIssuedDays(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, string>> {
  const found = await tx
    .select({ id: issuedInvoices.invoiceId, on: issuedInvoices.issuedOn })
    .from(issuedInvoices)
    .where(inArray(issuedInvoices.invoiceId, [...invoiceIds]));
  return new Map(found.map(({ id, on }) => [id, on]));
}
