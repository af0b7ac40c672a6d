import { sql } from 'drizzle-orm';
import { expect, vi } from 'vitest';
import { type Db, rows } from '#db/client.ts';

/**
 * Vacuums and analyses until every page of the tables is known to be visible to all, as a table at rest is.
 * Commits of a test may not be flushed yet, and an ANALYZE of PostgreSQL's own may be looking: VACUUM marks neither.
 */
export async function vacuumed(ownerDb: Db, ...tables: string[]) {
  await ownerDb.execute(sql`select pg_logical_emit_message(false, 'vacuumed', '', true)`);
  for (const table of tables) {
    await vi.waitFor(
      async () => {
        await ownerDb.execute(sql`vacuum analyze ${sql.identifier(table)}`);
        const [pages] = await rows<{ hidden: number }>(
          ownerDb,
          sql`select relpages - relallvisible as hidden from pg_class where oid = ${table}::regclass`,
        );
        expect(pages?.hidden).toBe(0);
      },
      { timeout: 60_000, interval: 500 },
    );
  }
}
