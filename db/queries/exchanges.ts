import { asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { exchanges } from '#db/schema/invoices.ts';

export type Exchange = typeof exchanges.$inferSelect;
export type NewExchange = typeof exchanges.$inferInsert;

/** What was said about one draft, oldest first, all rounds. */
export function listExchanges(tx: Tx, { invoiceId }: { invoiceId: string }): Promise<Exchange[]> {
  return tx
    .select()
    .from(exchanges)
    .where(eq(exchanges.invoiceId, invoiceId))
    .orderBy(asc(exchanges.at), asc(exchanges.id));
}

/** The last words about one draft, newest first. */
export function listLatestExchanges(
  tx: Tx,
  { invoiceId, limit }: { invoiceId: string; limit: number },
): Promise<Exchange[]> {
  return tx
    .select()
    .from(exchanges)
    .where(eq(exchanges.invoiceId, invoiceId))
    .orderBy(desc(exchanges.at), desc(exchanges.id))
    .limit(limit);
}

/** Written in the transaction of the transition they belong to. */
export async function insertExchanges(tx: Tx, entries: NewExchange[]): Promise<void> {
  if (entries.length > 0) await tx.insert(exchanges).values(entries);
}
