import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import { offices, staff, staffTokens } from '#db/schema/index.ts';

const now = sql`clock_timestamp()`;

export type StaffTokenPurpose = (typeof staffTokens.$inferSelect)['purpose'];
type NewToken = Pick<
  typeof staffTokens.$inferInsert,
  'id' | 'officeId' | 'staffId' | 'purpose' | 'tokenSha256' | 'email'
>;

/** A link that lives an hour; those of the same purpose before it stop working. */
export async function insertStaffToken(tx: Tx, token: NewToken): Promise<void> {
  await endStaffTokens(tx, token);
  await tx
    .insert(staffTokens)
    .values({ ...token, expiresAt: sql`${now} + interval '1 hour'` as unknown as string });
}

/** The office of a token, before any office is known. */
export async function findOfficeOfStaffToken(db: Db, tokenSha256: string): Promise<string | undefined> {
  const [row] = await rows<{ office: string | null }>(
    db,
    sql`select office_of_staff_token(${tokenSha256}) as office`,
  );
  return row?.office ?? undefined;
}

/** A token that still works, with its person. */
export async function findStaffToken(
  tx: Tx,
  { tokenSha256, purpose }: { tokenSha256: string; purpose: StaffTokenPurpose },
) {
  const [found] = await tx
    .select({
      id: staffTokens.id,
      officeId: staffTokens.officeId,
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
      newEmail: staffTokens.email,
      locale: staff.locale,
      officeName: offices.name,
    })
    .from(staffTokens)
    .innerJoin(staff, and(eq(staff.officeId, staffTokens.officeId), eq(staff.id, staffTokens.staffId)))
    .innerJoin(offices, eq(offices.id, staffTokens.officeId))
    .where(
      and(
        eq(staffTokens.tokenSha256, tokenSha256),
        eq(staffTokens.purpose, purpose),
        isNull(staffTokens.usedAt),
        isNull(staff.disabledAt),
        sql`${staffTokens.expiresAt} > ${now}`,
      ),
    );
  return found;
}

/** Uses a token up. False when somebody was faster. */
export async function spendStaffToken(tx: Tx, id: string): Promise<boolean> {
  const used = await tx
    .update(staffTokens)
    .set({ usedAt: now })
    .where(and(eq(staffTokens.id, id), isNull(staffTokens.usedAt), sql`${staffTokens.expiresAt} > ${now}`))
    .returning({ id: staffTokens.id });
  return used.length === 1;
}

/** What was sent to a person and not used stops working, of one purpose or all. */
export async function endStaffTokens(
  tx: Tx,
  { staffId, purpose }: { staffId: string; purpose?: StaffTokenPurpose },
): Promise<void> {
  await tx
    .update(staffTokens)
    .set({ expiresAt: sql`${now}` })
    .where(
      and(
        eq(staffTokens.staffId, staffId),
        isNull(staffTokens.usedAt),
        purpose ? eq(staffTokens.purpose, purpose) : undefined,
        sql`${staffTokens.expiresAt} > ${now}`,
      ),
    );
}
