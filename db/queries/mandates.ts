import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { mandates } from '#db/schema/index.ts';

export type Mandate = typeof mandates.$inferSelect;
export type NewMandate = Omit<Mandate, 'id' | 'createdAt' | 'endsOn'>;

/** Newest first. */
export function listMandates(tx: Tx, businessId: string): Promise<Mandate[]> {
  return tx
    .select()
    .from(mandates)
    .where(eq(mandates.businessId, businessId))
    .orderBy(desc(mandates.createdAt), desc(mandates.id));
}

/** The mandate in force on `today` (YYYY-MM-DD in Paris): `endsOn` is the first day without it. */
export async function findCurrentMandate(
  tx: Tx,
  { businessId, today }: { businessId: string; today: string },
): Promise<Mandate | undefined> {
  const [mandate] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.businessId, businessId), or(isNull(mandates.endsOn), gt(mandates.endsOn, today))))
    .orderBy(desc(mandates.createdAt), desc(mandates.id))
    .limit(1);
  return mandate;
}

export async function findMandate(tx: Tx, { businessId, id }: { businessId: string; id: string }) {
  const [mandate] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.businessId, businessId), eq(mandates.id, id)));
  return mandate;
}

/** Records a mandate; the one before it ends on `today`. */
export async function insertMandate(tx: Tx, mandate: NewMandate, today: string): Promise<string> {
  await endMandates(tx, { businessId: mandate.businessId, today });
  const [row] = await tx.insert(mandates).values(mandate).returning({ id: mandates.id });
  return row!.id;
}

/** From `today` on no mandate is in force: silence approves nothing that is put before an owner afterwards. */
export async function endMandates(
  tx: Tx,
  { businessId, today }: { businessId: string; today: string },
): Promise<void> {
  await tx
    .update(mandates)
    .set({ endsOn: today })
    .where(and(eq(mandates.businessId, businessId), or(isNull(mandates.endsOn), gt(mandates.endsOn, today))));
}
