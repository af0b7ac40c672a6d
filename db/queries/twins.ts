import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { drafts, invoices } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { beforeAll, type DocumentPlace } from './document-place.ts';

/** Another document of the same business that asks the same of the same buyer: its number, or provisional reference. */
export type Twin = { invoiceId: string; reference: string };

/** A person looks at one of them; that there are more is no other question. */
const mostTwins = 3;

/**
 * The twins of each of these documents, oldest first, three at most; one that has none is absent. What is deleted,
 * withdrawn, replaced, or wholly taken back by credit notes asks for nothing any more.
 */
export async function listTwins(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, Twin[]>> {
  if (invoiceIds.length === 0) return new Map();
  const found = await rows<Twin & { id: string }>(tx, twinsOf(invoiceIds));
  return new Map(
    [...Map.groupBy(found, ({ id }) => id)].map(([id, list]) => [
      id,
      list.map(({ invoiceId, reference }) => ({ invoiceId, reference })),
    ]),
  );
}

/** Gives its key to a document that a release before them wrote; one that has a key keeps it. */
export async function fillTwinKey(tx: Tx, invoiceId: string, twinKey: string | null): Promise<void> {
  await tx
    .update(invoices)
    .set({ twinKey })
    .where(and(eq(invoices.id, invoiceId), isNull(invoices.twinKey)));
}

/** The next documents of any office that have no key, after a place in their order. */
export function listWithoutTwinKey(
  db: Db,
  after: DocumentPlace = beforeAll,
  most: number,
): Promise<DocumentPlace[]> {
  const { officeId, id } = after;
  return rows(
    db,
    sql`select office_id as "officeId", id from documents_without_twin_key(${officeId}::uuid, ${id}::uuid, ${most}::int)`,
  );
}

/** Those of them that still have none, locked, as they are now; one that somebody else holds is being written anew, or filled. */
export async function lockWithoutTwinKey(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; content: InvoiceContent }[]> {
  const held = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .where(and(inArray(invoices.id, [...ids]), isNull(invoices.twinKey)))
    .orderBy(invoices.id)
    .for('update', { skipLocked: true });
  if (held.length === 0) return [];
  // Read after the lock: what was saved while it was waited for is what counts.
  return tx
    .select({ id: drafts.invoiceId, content: drafts.content })
    .from(drafts)
    .where(
      inArray(
        drafts.invoiceId,
        held.map(({ id }) => id),
      ),
    );
}

/** Whether an issued corrective took the place of `o`, or issued credit notes on it alone gave back all of it. */
const isTakenBack = sql`(o.number is not null and exists (
    select from (select coalesce(bool_or(c.kind = 'corrective'), false) as is_replaced,
        coalesce(sum((c.content::jsonb #>> '{content,totals,grossCents}')::bigint) filter (where c.kind = 'creditNote'
          and jsonb_array_length(c.content::jsonb #> '{content,precedingDocuments}') = 1), 0) as credited
      from earlier_documents e
      join issued_invoices c on c.office_id = e.office_id and c.invoice_id = e.invoice_id
        and c.business_id = o.business_id and c.kind in ('creditNote', 'corrective')
      where e.office_id = o.office_id and e.number = o.number) since
    join issued_invoices s on s.office_id = o.office_id and s.invoice_id = o.id
    where since.is_replaced or (since.credited > 0
      and since.credited >= (s.content::jsonb #>> '{content,totals,grossCents}')::bigint)))`;

/** Buyers are told apart by the key, and by the customers they are tied to where both are. */
export const twinsOf = (invoiceIds: readonly string[]) => sql`
  select i.id, o.id as "invoiceId", coalesce(o.number, o.provisional_ref) as reference
  from invoices i
  cross join lateral (
    select o.id, o.number, o.provisional_ref, o.created_at from invoices o
    where o.office_id = i.office_id and o.business_id = i.business_id and o.twin_key = i.twin_key and o.id <> i.id
      and (o.customer_id = i.customer_id or o.customer_id is null or i.customer_id is null)
      and o.status not in ('deleted', 'withdrawn') and not ${isTakenBack}
    order by o.created_at, o.id limit ${mostTwins}) o
  where i.office_id = (select app_office()) and i.id = any (${sql.param([...invoiceIds])}::text[]::uuid[])
    and i.twin_key is not null
  order by o.created_at, o.id`;
