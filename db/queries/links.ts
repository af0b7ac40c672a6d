import { and, desc, eq, exists, inArray, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Db, rows, type Tx } from '#db/client.ts';
import { customers, invoices, linkReports, linkSessions, links, owners } from '#db/schema/index.ts';

export type LinkPurpose = (typeof links.$inferSelect)['purpose'];

/**
 * Ends the links of a subject or of a person, at once and with every session opened through them: all of them, or those
 * of one purpose. Returns how many were alive.
 */
export async function revokeLinks(
  tx: Tx,
  by: ({ subjectId: string; personId?: string } | { subjectId?: string; personId: string }) & {
    purpose?: LinkPurpose;
    exceptId?: string;
  },
): Promise<number> {
  const ended = await tx
    .update(links)
    .set({ revokedAt: sql`app_clock()` })
    .where(
      and(
        by.subjectId ? eq(links.subjectId, by.subjectId) : undefined,
        isNull(links.revokedAt),
        by.personId ? eq(links.personId, by.personId) : undefined,
        by.purpose ? eq(links.purpose, by.purpose) : undefined,
        by.exceptId ? ne(links.id, by.exceptId) : undefined,
      ),
    )
    .returning({ id: links.id });
  return ended.length;
}

/** The office and id behind a token, before any office is known. */
export async function findOfficeOfLink(db: Db | Tx, tokenSha256: string) {
  const [row] = await rows<{ officeId: string; id: string }>(
    db,
    sql`select office_id as "officeId", id from office_of_link(${tokenSha256})`,
  );
  return row;
}

/** Owners and customers with this mailbox, in any office: `subjectId` is an owner's business, or a customer's newest link. */
export const listPeopleOfAddress = (db: Db | Tx, address: string) =>
  rows<{ officeId: string; personId: string; kind: 'owner' | 'customer'; subjectId: string }>(
    db,
    sql`select office_id as "officeId", person_id as "personId", kind, subject_id as "subjectId"
      from people_of_address(${address})`,
  );

/** The office, where the product serves a single one. */
export async function findSoleOffice(db: Db | Tx) {
  const [row] = await rows<{ name: string; phone: string }>(db, sql`select name, phone from sole_office()`);
  return row;
}

/** A link with the person it was made for, as that person is recorded today. */
export async function findLink(tx: Tx, id: string) {
  const newer = alias(links, 'newer');
  const isNewer = and(
    eq(newer.subjectId, links.subjectId),
    eq(newer.personId, links.personId),
    eq(newer.purpose, links.purpose),
    ne(newer.id, links.id),
    isNull(newer.revokedAt),
    sql`${newer.expiresAt} > app_clock()`,
  );
  const [found] = await tx
    .select({
      link: links,
      isExpired: sql<boolean>`${links.expiresAt} <= app_clock()`,
      /** The same person has another link to the same thing that works. */
      isReplaced: exists(tx.select({ id: newer.id }).from(newer).where(isNewer)).mapWith(Boolean),
      owner: owners,
      customer: customers,
      /** The address that the mail with this link went to. */
      sentTo: sql<string | null>`(select m.to_address from mails m where m.office_id = ${links.officeId}
        and m.invoice_id = ${links.subjectId} and m.link_id = ${links.id} order by m.created_at limit 1)`,
    })
    .from(links)
    .leftJoin(owners, and(ne(links.purpose, 'invoice'), eq(owners.id, links.personId)))
    .leftJoin(customers, and(eq(links.purpose, 'invoice'), eq(customers.id, links.personId)))
    .where(eq(links.id, id));
  return found;
}

/**
 * The newer link to the same draft that took the place of this one, if it opens it to the same person: not once this
 * one has expired, and not where its mail went to another address than the person's today.
 */
export async function findSuccessor(tx: Tx, id: string) {
  const [row] = await rows<{ id: string; sentAt: string; isCorrected: boolean }>(
    tx,
    sql`select n.id, n.created_at as "sentAt", n.round > l.round as "isCorrected" from links l
      join links n on n.office_id = l.office_id and n.purpose = l.purpose and n.subject_id = l.subject_id
        and n.person_id = l.person_id and n.revoked_at is null and n.expires_at > app_clock()
      join owners o on o.office_id = l.office_id and o.id = l.person_id and o.revoked_at is null
      join mails m on m.office_id = l.office_id and m.link_id = l.id and lower(m.to_address) = lower(o.email)
      where l.id = ${id} and l.purpose = 'review' and l.expires_at > app_clock() and n.id <> l.id
      order by n.created_at desc limit 1`,
  );
  return row && { ...row, sentAt: new Date(row.sentAt).toISOString() };
}

/** The link that works for the same thing and person as this one, itself or a later one; with `leastMs`, for so long yet. */
export async function findLivingLink(
  tx: Tx,
  of: { subjectId: string; personId: string; purpose: LinkPurpose; leastMs?: number },
): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.subjectId, of.subjectId),
        eq(links.personId, of.personId),
        eq(links.purpose, of.purpose),
        isNull(links.revokedAt),
        sql`${links.expiresAt} > app_clock() + make_interval(secs => ${(of.leastMs ?? 0) / 1000})`,
      ),
    )
    .orderBy(desc(links.createdAt))
    .limit(1);
  return row?.id;
}

/** For the link that replaces this one: as long a life from now, and the state of the draft behind it. */
export async function findRenewal(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      expiresAt: sql<string>`app_clock() + (${links.expiresAt} - ${links.createdAt})`.mapWith(
        links.expiresAt,
      ),
      /** Of the draft or invoice, unless the link is that of an owner's home. */
      document: {
        round: invoices.round,
        reviewState: invoices.reviewState,
      },
    })
    .from(links)
    .leftJoin(invoices, and(ne(links.purpose, 'portal'), eq(invoices.id, links.subjectId)))
    .where(eq(links.id, id));
  return found;
}

/** The business whose draft or invoice this is; undefined for one this office does not have. */
export async function findBusinessOfInvoice(tx: Tx, invoiceId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ businessId: invoices.businessId })
    .from(invoices)
    .where(eq(invoices.id, invoiceId));
  return row?.businessId;
}

/** Writes down what was reported about a link. @returns its id */
export async function insertLinkReport(
  tx: Tx,
  report: Omit<typeof linkReports.$inferInsert, 'id' | 'at'>,
): Promise<string> {
  const [row] = await tx.insert(linkReports).values(report).returning({ id: linkReports.id });
  return row!.id;
}

/** Ends what was opened through the links of a person to a subject, at once. */
export async function deleteLinkSessions(
  tx: Tx,
  { subjectId, personId }: { subjectId: string; personId: string },
): Promise<void> {
  const own = tx
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.subjectId, subjectId), eq(links.personId, personId)));
  await tx.delete(linkSessions).where(inArray(linkSessions.linkId, own));
}
