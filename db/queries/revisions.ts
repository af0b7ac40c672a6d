import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
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

/** The highest number that a line had in any round (`l12`: 12); 0 before the first. Read there: a content may be megabytes. */
export async function findHighestLine(tx: Tx, { invoiceId }: { invoiceId: string }): Promise<number> {
  const [found] = await rows<{ highest: number }>(
    tx,
    sql`select coalesce(max(substr(line ->> 'id', 2)::int), 0) as highest
      from revisions r, json_array_elements(r.content::json -> 'lines') line
      where r.office_id = (select app_office()) and r.invoice_id = ${invoiceId}::uuid and line ->> 'id' ~ '^l[0-9]{1,9}$'`,
  );
  return found?.highest ?? 0;
}
