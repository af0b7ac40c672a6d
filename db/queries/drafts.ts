import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { drafts, invoices } from '#db/schema/index.ts';

/** A draft with the identity it belongs to, or nothing: a draft that was issued or deleted keeps its last content. */
export async function findDraft(tx: Tx, invoiceId: string) {
  const [found] = await tx
    .select({ invoice: invoices, draft: drafts })
    .from(invoices)
    .innerJoin(drafts, and(eq(drafts.officeId, invoices.officeId), eq(drafts.invoiceId, invoices.id)))
    .where(eq(invoices.id, invoiceId));
  return found;
}
