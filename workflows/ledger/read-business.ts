import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';

/** One business of one office, as verification and export read it. */
export type Scope = { officeId: string; businessId: string };

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/**
 * The office of a business, asked with whatever rights the connection has: the owner of the tables sees every business;
 * the application's role sees those of one office at a time, so each office it can name is asked.
 */
export async function findScope(db: Db, businessId: string): Promise<Scope | null> {
  if (!isUuid(businessId)) return null;
  const [seen] = await rows<{ office_id: string }>(
    db,
    sql`select office_id from businesses where id = ${businessId}`,
  );
  if (seen) return { officeId: seen.office_id, businessId };
  const offices = await rows<{ office_id: string }>(
    db,
    sql`select office_id from demo_offices()
      union select (data ->> 'officeId')::uuid from pgboss.job where data ? 'officeId'`,
  );
  for (const { office_id: officeId } of offices) {
    const own = await inOffice(db, officeId, (tx) =>
      rows(tx, sql`select from businesses where office_id = ${officeId} and id = ${businessId}`),
    );
    if (own.length > 0) return { officeId, businessId };
  }
  return null;
}

/** Runs `work` on one unchanging view of the office: what is written meanwhile is no contradiction. */
export function inSnapshot<T>(db: Db, officeId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('tacite.office', ${officeId}, true)`);
      return work(tx);
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

const pageSize = 1000;

/** All rows of a keyset query, a page at a time: a ledger of ten years must not have to fit into memory. */
export async function* inPages<Row, Key>(
  first: Key,
  read: (after: Key, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<Row[]> {
  let after = first;
  for (;;) {
    const page = await read(after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    if (page.length < pageSize) return;
    after = keyOf(last);
  }
}
