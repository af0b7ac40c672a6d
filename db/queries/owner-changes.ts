import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { businesses, ownerChanges, ownerNotices, owners } from '#db/schema/index.ts';

export async function insertOwnerChange(
  tx: Tx,
  change: Omit<typeof ownerChanges.$inferInsert, 'id' | 'at'>,
): Promise<{ id: string; at: string }> {
  const [row] = await tx
    .insert(ownerChanges)
    .values(change)
    .returning({ id: ownerChanges.id, at: ownerChanges.at });
  return row!;
}

export const insertOwnerNotice = (tx: Tx, notice: typeof ownerNotices.$inferInsert) =>
  tx.insert(ownerNotices).values(notice);

export type Told = { ownerId: string; name: string; email: string };

/**
 * Who has to hear of a change: the other owners, and every mailbox that approved until a week ago and was taken away since,
 * so that two changes one after the other leave nobody out. Each mailbox once.
 */
export function listToTell(tx: Tx, of: { businessId: string; ownerId: string }): Promise<Told[]> {
  return rows<Told>(
    tx,
    sql`select distinct on (lower(email)) owner_id as "ownerId", name, email from (
        select id as owner_id, name, email from owners where office_id = (select app_office())
          and business_id = ${of.businessId} and revoked_at is null and id <> ${of.ownerId}
        union all
        select c.owner_id, o.name, c.old_email from owner_changes c
          join owners o on o.office_id = c.office_id and o.id = c.owner_id
          where c.office_id = (select app_office()) and c.business_id = ${of.businessId}
            and c.kind in ('moved', 'removed') and c.objected_at is null and c.at > app_clock() - interval '7 days'
      ) told where email <> '' order by lower(email)`,
  );
}

/** The newest first. */
export const listOwnerChanges = (tx: Tx, businessId: string, limit: number) =>
  tx
    .select()
    .from(ownerChanges)
    .where(eq(ownerChanges.businessId, businessId))
    .orderBy(desc(ownerChanges.at), desc(ownerChanges.id))
    .limit(limit);

export async function findOfficeOfNotice(db: Db, tokenSha256: string): Promise<string | undefined> {
  const [row] = await rows<{ office: string | null }>(
    db,
    sql`select office_of_owner_notice(${tokenSha256}) as office`,
  );
  return row?.office ?? undefined;
}

/** A notice with its change, its business and its reader; `expired` by the database's clock. */
export async function findNotice(tx: Tx, by: { id: string } | { tokenSha256: string }) {
  const [found] = await tx
    .select({
      notice: ownerNotices,
      change: ownerChanges,
      business: businesses,
      reader: owners,
      isExpired: sql<boolean>`${ownerNotices.expiresAt} <= app_clock()`,
    })
    .from(ownerNotices)
    .innerJoin(
      ownerChanges,
      and(eq(ownerChanges.officeId, ownerNotices.officeId), eq(ownerChanges.id, ownerNotices.changeId)),
    )
    .innerJoin(
      businesses,
      and(eq(businesses.officeId, ownerChanges.officeId), eq(businesses.id, ownerChanges.businessId)),
    )
    .innerJoin(owners, and(eq(owners.officeId, ownerNotices.officeId), eq(owners.id, ownerNotices.ownerId)))
    .where('id' in by ? eq(ownerNotices.id, by.id) : eq(ownerNotices.tokenSha256, by.tokenSha256));
  return found;
}

export type FoundNotice = NonNullable<Awaited<ReturnType<typeof findNotice>>>;

/** Notes an objection. False when there was one before. */
export async function objectOnce(tx: Tx, { id, by }: { id: string; by: string }): Promise<boolean> {
  const done = await tx
    .update(ownerChanges)
    .set({ objectedAt: sql`app_clock()`, objectedBy: by })
    .where(and(eq(ownerChanges.id, id), sql`${ownerChanges.objectedAt} is null`))
    .returning({ id: ownerChanges.id });
  return done.length > 0;
}

/** The drafts that an owner said yes to after a moment: with a number, or still to be taken back. */
export function listApprovedSince(
  tx: Tx,
  { ownerId, since }: { ownerId: string; since: string },
): Promise<{ invoiceId: string; number: string | null }[]> {
  return rows(
    tx,
    sql`select distinct w.subject_id as "invoiceId", i.number from transitions t
      join workflows w on w.office_id = t.office_id and w.id = t.workflow_id
      join invoices i on i.office_id = w.office_id and i.id = w.subject_id
      where t.office_id = (select app_office()) and t.event = 'approve' and t.at >= ${since}::timestamptz
        and t.actor::jsonb ->> 'id' = ${ownerId} and i.review_state in ('approved', 'issued')`,
  );
}
