import { and, asc, count, eq, like } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { invoices } from '#db/schema/index.ts';

/** Drafts of a business whose request reached nobody: no clock runs, and the office must put an address right. */
export function listUndelivered(tx: Tx, businessId: string) {
  return tx
    .select({
      id: invoices.id,
      provisionalRef: invoices.provisionalRef,
      buyerName: invoices.buyerName,
      payableCents: invoices.payableCents,
      currency: invoices.currency,
    })
    .from(invoices)
    .where(and(eq(invoices.businessId, businessId), eq(invoices.reviewState, 'awaiting.undelivered')))
    .orderBy(asc(invoices.createdAt), asc(invoices.id))
    .limit(50);
}

/** How many drafts of a business are before its owner. */
export async function countOpenReviews(tx: Tx, businessId: string): Promise<number> {
  const [row] = await tx
    .select({ all: count() })
    .from(invoices)
    .where(and(eq(invoices.businessId, businessId), like(invoices.reviewState, 'awaiting.%')));
  return row?.all ?? 0;
}
