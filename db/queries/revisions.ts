import { and, asc, desc, eq, lte } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { revisions } from '#db/schema/invoices.ts';

export type Revision = typeof revisions.$inferSelect;

/** The content of the round a draft is in; undefined before the first. */
export async function findLatestRevision(
  tx: Tx,
  { invoiceId }: { invoiceId: string },
): Promise<Revision | undefined> {
  const [found] = await tx
    .select()
    .from(revisions)
    .where(eq(revisions.invoiceId, invoiceId))
    .orderBy(desc(revisions.round))
    .limit(1);
  return found;
}

/** Every round up to `round`, the first one first: what a reader compares. */
export function listRevisions(
  tx: Tx,
  { invoiceId, round }: { invoiceId: string; round?: number },
): Promise<Revision[]> {
  return tx
    .select()
    .from(revisions)
    .where(
      and(eq(revisions.invoiceId, invoiceId), round === undefined ? undefined : lte(revisions.round, round)),
    )
    .orderBy(asc(revisions.round));
}
