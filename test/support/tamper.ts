import type { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { connectAsOwner } from '#db/client.ts';

/** A superuser with every trigger off: what no grant and no trigger stops, only a chain shows. */
export function tamperer(adminUrl: string) {
  const { db, close } = connectAsOwner(adminUrl, { max: 1, name: 'tamper' });
  onTestFinished(close);
  return (...statements: ReturnType<typeof sql>[]) =>
    db.transaction(async (tx) => {
      await tx.execute('set local session_replication_role = replica');
      for (const statement of statements) await tx.execute(statement);
    });
}
