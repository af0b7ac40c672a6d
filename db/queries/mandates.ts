import { and, desc, eq, gte, isNull, or, sql } from 'drizzle-orm';
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

/** The mandate in force on `today` (YYYY-MM-DD in Paris): `endsOn` is its last day. */
export async function findCurrentMandate(
  tx: Tx,
  { businessId, today }: { businessId: string; today: string },
): Promise<Mandate | undefined> {
  const [mandate] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.businessId, businessId), inForce(today)))
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

/** Records a mandate; the one before it ends. */
export async function insertMandate(tx: Tx, mandate: NewMandate, today: string): Promise<string> {
  await endMandates(tx, { businessId: mandate.businessId, today });
  const [row] = await tx.insert(mandates).values(mandate).returning({ id: mandates.id });
  return row!.id;
}

/** Yesterday was the last day: nothing that is put before an owner today runs under a mandate. */
export async function endMandates(
  tx: Tx,
  { businessId, today }: { businessId: string; today: string },
): Promise<void> {
  await tx
    .update(mandates)
    .set({ endsOn: sql`${today}::date - 1` })
    .where(and(eq(mandates.businessId, businessId), inForce(today)));
}

function inForce(today: string) {
  return or(isNull(mandates.endsOn), gte(mandates.endsOn, today));
}
