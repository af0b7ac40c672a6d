import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { securityEvents, staffDevices } from '#db/schema/index.ts';

export type SecurityEvent = Omit<typeof securityEvents.$inferInsert, 'id' | 'at'>;

/** Writes down what happened to a person's access. @returns its id and moment */
export async function insertSecurityEvent(tx: Tx, event: SecurityEvent): Promise<{ id: string; at: string }> {
  const [row] = await tx
    .insert(securityEvents)
    .values(event)
    .returning({ id: securityEvents.id, at: securityEvents.at });
  return row!;
}

/** The newest first; plain sign-ins are left out, sessions show those. */
export function listSecurityEvents(tx: Tx, { staffId, limit }: { staffId: string; limit: number }) {
  return tx
    .select()
    .from(securityEvents)
    .where(and(eq(securityEvents.staffId, staffId), ne(securityEvents.event, 'signedIn')))
    .orderBy(desc(securityEvents.at))
    .limit(limit);
}

/** Notes a browser. `known`: it was there already; `first`: the person had none before. */
export async function rememberDevice(
  tx: Tx,
  { officeId, staffId, id }: { officeId: string; staffId: string; id: string },
): Promise<{ known: boolean; first: boolean }> {
  const seen = await tx
    .update(staffDevices)
    .set({ seenAt: sql`clock_timestamp()` })
    .where(and(eq(staffDevices.staffId, staffId), eq(staffDevices.id, id)))
    .returning({ id: staffDevices.id });
  if (seen.length > 0) return { known: true, first: false };
  const before = await tx.$count(staffDevices, eq(staffDevices.staffId, staffId));
  await tx.insert(staffDevices).values({ officeId, staffId, id }).onConflictDoNothing();
  return { known: false, first: before === 0 };
}
