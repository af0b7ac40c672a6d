import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { challenges, passkeys, staff } from '#db/schema/index.ts';

const now = sql`clock_timestamp()`;

/** A person's passkeys, the oldest first. */
export function listPasskeys(tx: Tx, staffId: string) {
  return tx
    .select({
      id: passkeys.id,
      credentialId: passkeys.credentialId,
      transports: passkeys.transports,
      name: passkeys.name,
      synced: passkeys.synced,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.staffId, staffId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

export type NewPasskey = Omit<typeof passkeys.$inferInsert, 'id' | 'createdAt' | 'usedAt'>;

/** False when the office knows this credential already. */
export async function insertPasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  const added = await tx
    .insert(passkeys)
    .values(passkey)
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return added.length === 1;
}

/** The name of what was removed; undefined when this person has no such passkey. */
export async function deletePasskey(
  tx: Tx,
  { id, staffId }: { id: string; staffId: string },
): Promise<string | undefined> {
  const [removed] = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.staffId, staffId)))
    .returning({ name: passkeys.name });
  return removed?.name;
}

/** Offices with a credential of this id, before any office is known. */
export function findOfficesOfPasskey(db: Db, credentialId: string) {
  return rows<{ officeId: string; staffId: string }>(
    db,
    sql`select office_id as "officeId", staff_id as "staffId" from office_of_passkey(${credentialId})`,
  );
}

/** A credential with its person, unless that person is disabled. */
export async function findPasskey(tx: Tx, credentialId: string) {
  const [found] = await tx
    .select({
      id: passkeys.id,
      staffId: passkeys.staffId,
      name: staff.name,
      email: staff.email,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
      transports: passkeys.transports,
    })
    .from(passkeys)
    .innerJoin(staff, and(eq(staff.officeId, passkeys.officeId), eq(staff.id, passkeys.staffId)))
    .where(and(eq(passkeys.credentialId, credentialId), isNull(staff.disabledAt)));
  return found;
}

/**
 * Notes a use. False when the counter did not grow since: a copy of the authenticator was used (WebAuthn 3, 6.1.1).
 * Authenticators that don't count say zero each time.
 */
export async function markPasskeyUsed(
  tx: Tx,
  { id, counter }: { id: string; counter: number },
): Promise<boolean> {
  const used = await tx
    .update(passkeys)
    .set({ counter, usedAt: now })
    .where(
      and(
        eq(passkeys.id, id),
        sql`(${passkeys.counter} < ${counter} or (${passkeys.counter} = 0 and ${counter} = 0))`,
      ),
    )
    .returning({ id: passkeys.id });
  return used.length === 1;
}

type Purpose = (typeof challenges.$inferSelect)['purpose'];

/** Keeps what a browser has to have signed, five minutes long, in the place of what it was asked before. */
export async function keepChallenge(
  db: Db,
  { id, purpose, challenge }: { id: string; purpose: Purpose; challenge: string },
): Promise<void> {
  const expiresAt = sql`${now} + interval '5 minutes'` as unknown as string;
  await db.delete(challenges).where(sql`${challenges.expiresAt} < ${now}`);
  await db
    .insert(challenges)
    .values({ id, purpose, challenge, expiresAt })
    .onConflictDoUpdate({ target: [challenges.id, challenges.purpose], set: { challenge, expiresAt } });
}

/** Takes it: whoever comes second finds nothing. */
export async function takeChallenge(
  db: Db,
  { id, purpose }: { id: string; purpose: Purpose },
): Promise<string | undefined> {
  const [taken] = await db
    .delete(challenges)
    .where(and(eq(challenges.id, id), eq(challenges.purpose, purpose)))
    .returning({ challenge: challenges.challenge, lives: sql<boolean>`${challenges.expiresAt} > ${now}` });
  return taken?.lives ? taken.challenge : undefined;
}
