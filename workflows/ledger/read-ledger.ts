import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import { inPages, type Scope } from './read-business.ts';

/** One row of the ledger as it is stored; hashes, signature in lower-case hexadecimal. */
export type LedgerRow = {
  sequence: number;
  kind: string;
  subjectId: string;
  at: string;
  payload: string;
  previousHash: string;
  hash: string;
  signature: string | null;
  keyId: string;
};

/** What the first entry of a business is chained to (see open_ledger in the migrations). */
export const ledgerOrigin = (businessId: string) =>
  createHash('sha256').update(`tacite ledger ${businessId}`).digest('hex');

/** The smallest integer of the column: nothing stands before it. */
const beforeAll = -2_147_483_648;

/** The ledger of a business in its order, a page at a time. */
export function readLedger(tx: Tx, { officeId, businessId }: Scope): AsyncGenerator<LedgerRow[]> {
  const read = async (after: number, limit: number) => {
    const page = await rows<LedgerRow>(
      tx,
      sql`select sequence, kind, subject_id as "subjectId", at, payload, encode(previous_hash, 'hex') as "previousHash",
          encode(hash, 'hex') as hash, encode(signature, 'hex') as signature, key_id as "keyId"
        from ledger where office_id = ${officeId} and business_id = ${businessId} and sequence > ${after}
        order by sequence limit ${limit}`,
    );
    return page.map((row) => ({ ...row, at: toIso(row.at) }));
  };
  return inPages(beforeAll, read, (row) => row.sequence);
}

export type LedgerHeadRow = { sequence: number; hash: string };

/** Where the ledger of a business ends by its own account. */
export async function findLedgerHead(
  tx: Tx,
  { officeId, businessId }: Scope,
): Promise<LedgerHeadRow | undefined> {
  const [head] = await rows<LedgerHeadRow>(
    tx,
    sql`select sequence, encode(hash, 'hex') as hash from ledger_heads
      where office_id = ${officeId} and business_id = ${businessId}`,
  );
  return head;
}
