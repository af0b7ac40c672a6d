import { and, type Column, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { invoices, offices, releaseActs, type StaffRole, staff } from '#db/schema/index.ts';

/** One parameter however many there are: statements are prepared by their text. */
const isAmong = (column: Column, ids: readonly string[]) =>
  sql`${column} = any (${sql.param([...ids])}::text[]::uuid[])`;

/** Whether the office wants a second reader. */
export async function findFourEyes(tx: Tx): Promise<boolean> {
  const [office] = await tx.select({ fourEyes: offices.fourEyes }).from(offices);
  return office?.fourEyes ?? false;
}

export async function updateFourEyes(tx: Tx, fourEyes: boolean): Promise<void> {
  await tx.update(offices).set({ fourEyes });
}

/** The role somebody has now; undefined for whoever is not of the office, or no longer. */
export async function findRole(tx: Tx, staffId: string): Promise<StaffRole | undefined> {
  const [row] = await tx
    .select({ role: staff.role })
    .from(staff)
    .where(and(eq(staff.id, staffId), sql`${staff.disabledAt} is null`));
  return row?.role;
}

export type ReleaseAct = typeof releaseActs.$inferSelect;

/** The last request of each draft that waits for its second reader, by invoice. */
export async function listAskedReleases(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<Map<string, ReleaseAct>> {
  const found = await tx
    .selectDistinctOn([releaseActs.invoiceId])
    .from(releaseActs)
    .innerJoin(
      invoices,
      and(eq(invoices.officeId, releaseActs.officeId), eq(invoices.id, releaseActs.invoiceId)),
    )
    .where(
      and(
        isAmong(releaseActs.invoiceId, invoiceIds),
        eq(releaseActs.act, 'asked'),
        isNotNull(invoices.releaseAskedAt),
      ),
    )
    .orderBy(releaseActs.invoiceId, desc(releaseActs.at), desc(releaseActs.id));
  return new Map(found.map(({ release_acts: act }) => [act.invoiceId, act]));
}

/** Everything second readers did with one draft, the newest first. */
export function listReleaseActs(tx: Tx, invoiceId: string): Promise<ReleaseAct[]> {
  return tx
    .select()
    .from(releaseActs)
    .where(eq(releaseActs.invoiceId, invoiceId))
    .orderBy(desc(releaseActs.at), desc(releaseActs.id));
}

export async function insertReleaseActs(
  tx: Tx,
  acts: readonly Omit<typeof releaseActs.$inferInsert, 'id'>[],
): Promise<void> {
  if (acts.length > 0) await tx.insert(releaseActs).values([...acts]);
}

/** These wait for their second reader from this moment on; null: no longer. */
export async function markReleaseAsked(
  tx: Tx,
  invoiceIds: readonly string[],
  at: string | null,
): Promise<void> {
  if (invoiceIds.length === 0) return;
  await tx
    .update(invoices)
    .set({ releaseAskedAt: at })
    .where(
      and(isAmong(invoices.id, invoiceIds), at === null ? isNotNull(invoices.releaseAskedAt) : undefined),
    );
}
