import { eq, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { offices, sessions, staff } from '#db/schema/index.ts';

/**
 * Sessions of staff. They run on the database's own clock, which no demonstration moves: whoever lets 48 hours pass
 * there stays signed in, and the codes of a real telephone stay right.
 */

const now = sql`clock_timestamp()`;
/** A session ends after this without use, and after `fullLife` in any case (OWASP ASVS 5.0, 7.3). */
const idle = sql`interval '30 minutes'`;
const fullLife = sql`interval '12 hours'`;
/** Between the password and the code. */
const halfLife = sql`interval '15 minutes'`;

/** The office of a session, before any office is known. */
export async function findOfficeOfSession(db: Db | Tx, id: string): Promise<string | undefined> {
  const [row] = await rows<{ office: string | null }>(db, sql`select office_of_session(${id}) as office`);
  return row?.office ?? undefined;
}

/** A living session with its person as recorded now. Finding it counts as use: the idle end moves, by the minute. */
export async function findSession(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      session: { id: sessions.id, secondFactor: sessions.secondFactor },
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
    .where(sql`${sessions.id} = ${id} and ${sessions.expiresAt} > ${now} and ${sessions.endsAt} > ${now}`);
  if (found?.isDue) {
    await tx
      .update(sessions)
      .set({ expiresAt: sql`least(${now} + ${idle}, ${sessions.endsAt})` })
      .where(eq(sessions.id, id));
  }
  return found;
}

export type FoundSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Opens a session, and forgets those of the office that have ended. */
export async function insertSession(
  tx: Tx,
  session: { officeId: string; id: string; staffId: string; secondFactor: boolean },
): Promise<void> {
  await tx.delete(sessions).where(sql`${sessions.expiresAt} < ${now}`);
  const life = session.secondFactor ? fullLife : halfLife;
  await tx.insert(sessions).values({
    ...session,
    expiresAt: sql`${now} + least(${idle}, ${life})`,
    endsAt: sql`${now} + ${life}`,
    createdAt: now,
  });
}

export async function deleteSession(tx: Tx, id: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.id, id));
}
