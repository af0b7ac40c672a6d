import { eq, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { linkSessions } from '#db/schema/index.ts';

/** Like sessions of staff, these run on the database's own clock; the links they belong to end by the movable one. */
const now = sql`clock_timestamp()`;
const lifetime = sql`interval '12 hours'`;

/** What the first POST on a link gives. `id` is the SHA-256 of the cookie's secret. Forgets those that have ended. */
export async function insertLinkSession(
  tx: Tx,
  session: { officeId: string; id: string; linkId: string },
): Promise<void> {
  await tx.delete(linkSessions).where(sql`${linkSessions.expiresAt} < ${now}`);
  await tx.insert(linkSessions).values({ ...session, expiresAt: sql`${now} + ${lifetime}`, createdAt: now });
}

/** The office and link of a cookie, before any office is known. */
export async function findOfficeOfLinkSession(db: Db, id: string) {
  const [row] = await rows<{ officeId: string; linkId: string }>(
    db,
    sql`select office_id as "officeId", link_id as "linkId" from office_of_link_session(${id})`,
  );
  return row;
}

/** When a living session began and what time it is, in milliseconds since 1970; undefined once it has ended. */
export async function findLinkSession(tx: Tx, id: string) {
  const milliseconds = (instant: ReturnType<typeof sql>) =>
    sql<number>`floor(extract(epoch from ${instant}) * 1000)`.mapWith(Number);
  const [found] = await tx
    .select({
      begunAt: milliseconds(sql`${linkSessions.createdAt}`),
      readAt: milliseconds(now),
      /** A one-time code was given in it. */
      isConfirmed: sql<boolean>`${linkSessions.confirmedAt} is not null`,
    })
    .from(linkSessions)
    .where(sql`${eq(linkSessions.id, id)} and ${linkSessions.expiresAt} > ${now}`);
  return found;
}
