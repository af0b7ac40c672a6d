import { and, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { attempts, offices, staff, staffInvitations } from '#db/schema/index.ts';

const window = sql`interval '15 minutes'`;

/** Milliseconds since 1970 on the database's own clock, which telephones agree with even when the demonstration's is moved. */
export async function findRealTime(db: Db | Tx): Promise<number> {
  const [row] = await rows<{ at: string }>(
    db,
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint::text as at`,
  );
  return Number(row!.at);
}

/** Everyone who may sign in with an address, over all offices: not disabled, with a password. */
export function findStaffWithEmail(db: Db, email: string) {
  return rows<{ officeId: string; id: string }>(
    db,
    sql`select office_id as "officeId", id from offices_of_staff(${email}) order by office_id`,
  );
}

/** What signing in compares with; null for an id this office does not have. */
export async function findCredentials(tx: Tx, id: string) {
  const [found] = await tx
    .select({
      passwordHash: staff.passwordHash,
      totpSecret: staff.totpSecret,
      totpLastStep: staff.totpLastStep,
    })
    .from(staff)
    .where(and(eq(staff.id, id), isNull(staff.disabledAt)));
  return found;
}

/** Marks a code as used. False when it, or a later one, was used before: whoever comes second loses. */
export async function markCodeUsed(tx: Tx, { id, step }: { id: string; step: number }): Promise<boolean> {
  const used = await tx
    .update(staff)
    .set({ totpLastStep: step })
    .where(and(eq(staff.id, id), lt(staff.totpLastStep, step)))
    .returning({ id: staff.id });
  return used.length === 1;
}

type Factor = { id: string; totpSecret: string; step: number };

/** Stores the second factor with the step of its first code. False when there is one already. */
export const updateSecondFactor = (tx: Tx, factor: Factor) => setFactor(tx, factor, isNull(staff.totpSecret));

/** Puts another second factor in the place of the one there is, with the step of its first code. */
export const replaceSecondFactor = (tx: Tx, factor: Factor) =>
  setFactor(tx, factor, isNull(staff.disabledAt));

async function setFactor(tx: Tx, { id, totpSecret, step }: Factor, provided: SQL): Promise<boolean> {
  const stored = await tx
    .update(staff)
    .set({ totpSecret, totpLastStep: step })
    .where(and(eq(staff.id, id), provided))
    .returning({ id: staff.id });
  return stored.length === 1;
}

/**
 * Counts an attempt before it is made, so that a thousand at once are not all the first. Undefined when one of the keys
 * has reached its limit within 15 minutes; else the number to give back by `releaseAttempt` if it was no failure.
 */
export function takeAttempt(
  db: Db,
  limits: readonly { key: string; most: number }[],
): Promise<string | undefined> {
  const keys = limits.map(({ key }) => key).sort();
  return db.transaction(async (tx) => {
    for (const key of keys) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const counts = await tx
      .select({ key: attempts.key, failures: sql<number>`count(*)::int` })
      .from(attempts)
      .where(and(inArray(attempts.key, keys), sql`${attempts.at} > clock_timestamp() - ${window}`))
      .groupBy(attempts.key);
    if (counts.some(({ key, failures }) => failures >= limits.find((limit) => limit.key === key)!.most))
      return undefined;
    const [row] = await rows<{ id: string }>(tx, sql`select uuidv7() as id`);
    await tx.insert(attempts).values(keys.map((key) => ({ key, id: row!.id, at: sql`clock_timestamp()` })));
    return row!.id;
  });
}

/** It was no failure. */
export async function releaseAttempt(
  db: Db,
  { keys, id }: { keys: readonly string[]; id: string },
): Promise<void> {
  await db.delete(attempts).where(and(inArray(attempts.key, [...keys]), eq(attempts.id, id)));
}

/** Forgets what no limit counts any more. One process at a time: two would wait for each other's rows. */
export async function deleteOldAttempts(db: Db): Promise<void> {
  await db.execute(sql`
    delete from attempts where at < clock_timestamp() - ${window} - interval '5 minutes'
      and (select pg_try_advisory_xact_lock(hashtextextended('old attempts', 0)))`);
}

/** The office of an invitation, before any office is known. */
export async function findOfficeOfInvitation(db: Db, tokenSha256: string): Promise<string | undefined> {
  const [row] = await rows<{ office: string | null }>(
    db,
    sql`select office_of_invitation(${tokenSha256}) as office`,
  );
  return row?.office ?? undefined;
}

/** An invitation that can still be accepted, with its person. */
export async function findInvitation(tx: Tx, tokenSha256: string) {
  const [found] = await tx
    .select({
      id: staffInvitations.id,
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
      officeName: offices.name,
    })
    .from(staffInvitations)
    .innerJoin(staff, eq(staff.id, staffInvitations.staffId))
    .innerJoin(offices, eq(offices.id, staffInvitations.officeId))
    .where(
      and(
        eq(staffInvitations.tokenSha256, tokenSha256),
        isNull(staffInvitations.acceptedAt),
        isNull(staff.disabledAt),
        sql`${staffInvitations.expiresAt} > app_clock()`,
      ),
    );
  return found;
}

/** Uses an invitation up. False when somebody else was faster. */
export async function acceptInvitation(tx: Tx, id: string): Promise<boolean> {
  const accepted = await tx
    .update(staffInvitations)
    .set({ acceptedAt: sql`app_clock()` })
    .where(and(eq(staffInvitations.id, id), isNull(staffInvitations.acceptedAt)))
    .returning({ id: staffInvitations.id });
  return accepted.length === 1;
}
