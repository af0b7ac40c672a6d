import { and, desc, eq, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { offices, sessions, staff } from '#db/schema/index.ts';

/**
 * Sessions of staff. They run on the database's own clock, which no demonstration moves: whoever lets 48 hours pass
 * there stays signed in, and the codes of a real telephone stay right.
 */

const now = sql`clock_timestamp()`;
/** A session ends after this without use, and after `fullLife` in any case (OWASP ASVS 5.0, 7.3). In milliseconds. */
export const idleMs = 30 * 60_000;
const idle = sql`interval '1 millisecond' * ${idleMs}::integer`;
const fullLife = sql`interval '12 hours'`;
/** Between the password and the code. */
const halfLife = sql`interval '15 minutes'`;
/** How long a factor counts as just given, before what needs a fresh one. */
const fresh = sql`interval '5 minutes'`;
const isAlive = sql`${sessions.expiresAt} > ${now} and ${sessions.endsAt} > ${now}`;

/** The office of a session, before any office is known. */
export async function findOfficeOfSession(db: Db | Tx, id: string): Promise<string | undefined> {
  const [row] = await rows<{ office: string | null }>(db, sql`select office_of_session(${id}) as office`);
  return row?.office ?? undefined;
}

/** A living session with its person as recorded now. Finding it counts as use: the idle end moves, by the minute. */
export async function findSession(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      session: {
        id: sessions.id,
        secondFactor: sessions.secondFactor,
        leftMs: sql<number>`(extract(epoch from ${sessions.endsAt} - ${now}) * 1000)::integer`,
        isFresh: sql<boolean>`coalesce(${sessions.factorAt} > ${now} - ${fresh}, false)`,
      },
      person: {
        id: staff.id,
        officeId: staff.officeId,
        name: staff.name,
        email: staff.email,
        role: staff.role,
        locale: staff.locale,
        disabledAt: staff.disabledAt,
      },
      officeName: offices.name,
      isDue: sql<boolean>`${sessions.expiresAt} < least(${now} + ${idle} - interval '1 minute', ${sessions.endsAt})`,
    })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .innerJoin(offices, eq(offices.id, sessions.officeId))
    .where(sql`${sessions.id} = ${id} and ${isAlive}`);
  if (found?.isDue) {
    await tx
      .update(sessions)
      .set({ expiresAt: sql`least(${now} + ${idle}, ${sessions.endsAt})`, seenAt: now })
      .where(eq(sessions.id, id));
  }
  return found;
}

export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Opens a session, and forgets those of the office that have ended. */
export async function insertSession(
  tx: Tx,
  session: {
    officeId: string;
    id: string;
    staffId: string;
    secondFactor: boolean;
    userAgent: string;
    address: string;
  },
): Promise<void> {
  await tx.delete(sessions).where(sql`${sessions.expiresAt} < ${now}`);
  const life = session.secondFactor ? fullLife : halfLife;
  await tx.insert(sessions).values({
    ...session,
    expiresAt: sql`${now} + least(${idle}, ${life})`,
    endsAt: sql`${now} + ${life}`,
    createdAt: now,
    seenAt: now,
    factorAt: session.secondFactor ? now : null,
  });
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, id));
}

/** A person's living sessions, the last used first. Half-open ones give no rights and are left out. */
export function listSessions(tx: Tx, staffId: string) {
  return tx
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      openedAt: sessions.createdAt,
      seenAt: sessions.seenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.staffId, staffId), eq(sessions.secondFactor, true), isAlive))
    .orderBy(desc(sessions.seenAt));
}

/** Ends one session of this person. False when there is none such. */
export async function deleteSessionOf(
  tx: Tx,
  { id, staffId }: { id: string; staffId: string },
): Promise<boolean> {
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.staffId, staffId)))
    .returning({ id: sessions.id });
  return ended.length === 1;
}

/** A factor was given again in this session. */
export async function markFactorGiven(tx: Tx, id: string): Promise<void> {
  await tx.update(sessions).set({ factorAt: now }).where(eq(sessions.id, id));
}
