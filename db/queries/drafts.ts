import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { drafts, invoices } from '#db/schema/index.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';

/** A draft with the identity it belongs to, or nothing: a draft that was issued or deleted keeps its last content. */
export async function findDraft(tx: Tx, invoiceId: string) {
  const [found] = await tx
    .select({ invoice: invoices, draft: drafts })
    .from(invoices)
    .innerJoin(drafts, and(eq(drafts.officeId, invoices.officeId), eq(drafts.invoiceId, invoices.id)))
    .where(eq(invoices.id, invoiceId));
  return found;
}

/** The contents of several drafts by invoice id; those that are not of this office are absent. */
export async function listDraftContents(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, InvoiceContent>> {
  const found = await tx
    .select({ id: drafts.invoiceId, content: drafts.content })
    .from(drafts)
    .where(inArray(drafts.invoiceId, [...invoiceIds]));
  return new Map(found.map(({ id, content }) => [id, content]));
}
