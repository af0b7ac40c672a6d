import { and, eq, exists, isNull, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type Db, rows, type Tx } from '#db/client.ts';
import { customers, invoices, links, owners } from '#db/schema/index.ts';

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
    })
    .from(links)
    .leftJoin(owners, and(ne(links.purpose, 'invoice'), eq(owners.id, links.personId)))
    .leftJoin(customers, and(eq(links.purpose, 'invoice'), eq(customers.id, links.personId)))
    .where(eq(links.id, id));
  return found;
}

/** For the link that replaces this one: as long a life from now, and the draft it leads to, if it leads to one. */
export async function findRenewal(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      now: sql<string>`app_clock()`.mapWith(links.createdAt),
      expiresAt: sql<string>`app_clock() + (${links.expiresAt} - ${links.createdAt})`.mapWith(
        links.expiresAt,
      ),
      round: invoices.round,
      reviewState: invoices.reviewState,
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
