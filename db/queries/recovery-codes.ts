import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { recoveryCodes } from '#db/schema/index.ts';

const now = sql`clock_timestamp()`;

/** Puts a set in the place of the former one. */
export async function replaceRecoveryCodes(
  tx: Tx,
  { codeHashes, ...set }: { officeId: string; staffId: string; salt: string; codeHashes: string[] },
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.staffId, set.staffId));
  await tx.insert(recoveryCodes).values(codeHashes.map((codeHash) => ({ ...set, codeHash })));
}

/** The salt of a person's set; undefined when there is none. */
export async function findRecoverySalt(tx: Tx, staffId: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ salt: recoveryCodes.salt })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.staffId, staffId))
    .limit(1);
  return row?.salt;
}

/** Uses a code up. False when there is none such, or somebody was faster. */
export async function spendRecoveryCode(
  tx: Tx,
  { staffId, codeHash }: { staffId: string; codeHash: string },
): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.staffId, staffId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return used.length === 1;
}

/** How many are left, and when the set was made; null without one. */
export async function countRecoveryCodes(tx: Tx, staffId: string) {
  const [row] = await tx
    .select({
      left: sql<number>`count(*) filter (where ${recoveryCodes.usedAt} is null)::int`,
      madeAt: sql<string>`max(${recoveryCodes.createdAt})`.mapWith(recoveryCodes.createdAt),
      all: sql<number>`count(*)::int`,
    })
    .from(recoveryCodes)
    .where(eq(recoveryCodes.staffId, staffId));
  return row && row.all > 0 ? { left: row.left, madeAt: row.madeAt } : null;
}
