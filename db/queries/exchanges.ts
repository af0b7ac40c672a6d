import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { exchanges } from '#db/schema/invoices.ts';

export type Exchange = typeof exchanges.$inferSelect;

/** What was said about one draft, oldest first, all rounds. */
export function listExchanges(tx: Tx, { invoiceId }: { invoiceId: string }): Promise<Exchange[]> {
  return tx
    .select()
    .from(exchanges)
    .where(eq(exchanges.invoiceId, invoiceId))
    .orderBy(asc(exchanges.at), asc(exchanges.id));
}
