import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';

/** Names the lock among others of its kind. */
const kind = 33;

/**
 * The first lock of whatever moves money of these businesses, until the transaction ends: two who settle at once do it one
 * after the other. Timers take the locks of workflows alone, so nobody waits in a circle.
 */
export async function lockBooks(tx: Tx, businessIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(id, ${kind}))
    from (select id from unnest(${sql.param([...new Set(businessIds)])}::text[]) as b(id) order by id) sorted`);
}
