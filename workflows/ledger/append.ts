import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { hex, rowSet } from '#db/row-set.ts';
import type { LedgerKind } from '#db/schema/ledger.ts';
import { toIso } from '../engine/clock.ts';
import { canonicalJson } from '../identity/canonical.ts';
import type { LedgerKey } from './key.ts';

export type LedgerHead = { businessId: string; sequence: number; hash: Buffer };

/** A legal fact before it has its place in the chain. `fact` is canonical JSON's input: integers, text, no floats. */
export type Fact = {
  businessId: string;
  kind: LedgerKind;
  subjectId: string;
  at: string;
  fact: Record<string, unknown>;
};

/**
 * Locks the ledgers of businesses, in id order, until the transaction ends. The time is read after the lock, so that
 * what is written under it is in the order of time.
 */
export async function lockLedgers(
  tx: Tx,
  businessIds: string[],
): Promise<{ heads: Map<string, LedgerHead>; lockedAt: string }> {
  const found = await rows<{ business_id: string; sequence: number; hash: string; locked_at: string }>(
    tx,
    sql`select business_id, sequence, encode(hash, 'hex') as hash, locked_at
      from lock_ledgers(${sql.param([...new Set(businessIds)])}::text[]::uuid[])`,
  );
  if (!found[0]) throw new Error('no ledger to lock');
  const heads = found.map((r) => ({
    businessId: r.business_id,
    sequence: r.sequence,
    hash: Buffer.from(r.hash, 'hex'),
  }));
  return {
    heads: new Map(heads.map((head) => [head.businessId, head])),
    lockedAt: toIso(found[0].locked_at),
  };
}

/** SHA-256 over the previous hash and the entry's canonical text. */
export const hashEntry = (previous: Buffer, payload: string) =>
  createHash('sha256').update(previous).update(payload).digest();

/** The canonical text of an entry: what the hash covers. */
export const entryPayload = (entry: Omit<Fact, 'fact'> & { sequence: number; fact: unknown }) =>
  canonicalJson({
    at: entry.at,
    businessId: entry.businessId,
    fact: entry.fact,
    kind: entry.kind,
    sequence: entry.sequence,
    subjectId: entry.subjectId,
  });

/**
 * Appends facts to the ledgers whose heads are locked. Entries of one business that are written together share the
 * signature of the last. The database refuses a chain that does not follow.
 */
export async function appendToLedger(
  tx: Tx,
  params: { officeId: string; key: LedgerKey; heads: Map<string, LedgerHead>; facts: Fact[] },
): Promise<void> {
  const { officeId, key, heads, facts } = params;
  const last = new Map(facts.map((fact, index) => [fact.businessId, index]));
  const list = facts.map((fact, index) => {
    const head = heads.get(fact.businessId);
    if (!head) throw new Error(`the ledger of ${fact.businessId} is not locked`);
    const sequence = head.sequence + 1;
    const payload = entryPayload({ ...fact, sequence });
    const hash = hashEntry(head.hash, payload);
    heads.set(fact.businessId, { ...head, sequence, hash });
    return {
      business_id: fact.businessId,
      sequence,
      kind: fact.kind,
      subject_id: fact.subjectId,
      at: fact.at,
      payload,
      previous_hash: hex(head.hash),
      hash: hex(hash),
      signature: last.get(fact.businessId) === index ? hex(key.sign(hash)) : null,
      key_id: key.id,
    };
  });
  const columns = {
    business_id: 'uuid',
    sequence: 'int',
    kind: 'text',
    subject_id: 'uuid',
    at: 'timestamptz',
    payload: 'text',
    previous_hash: 'bytea',
    hash: 'bytea',
    signature: 'bytea',
    key_id: 'text',
  };
  await tx.execute(sql`insert into ledger (office_id, business_id, sequence, kind, subject_id, at, payload,
      previous_hash, hash, signature, key_id)
    select ${officeId}::uuid, n.* from ${rowSet('n', columns, list)}`);
}
