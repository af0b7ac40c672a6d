import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { type Anchor, appendAnchor, readAnchors } from '../anchors.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import { appendToLedger, lockLedgers } from '../ledger/append.ts';
import { type Mark, readMarks, whyBehind } from '../ledger/guard-ledgers.ts';
import type { LedgerKey } from '../ledger/key.ts';
import { isOfLoss, type Restored, readPastLosses } from '../ledger/past-losses.ts';
import { verifyBusiness } from '../verify/verify-business.ts';
import type { Authority } from './restore.ts';

/** One ledger that goes on. */
export type Reconciled = { businessId: string; entry: number } & Pick<Restored, 'lost' | 'numbers'>;

/**
 * Lets the held ledgers of the deciding office go on: verifies each, compares it with its anchors, puts on record who
 * decided it, why it was on hold and what is lost, and counts every number that was given after the backup as given, so
 * that none is given twice. Other offices decide for themselves; `left` counts their ledgers that still wait. `ownerDb`
 * logs in as the owner of the tables.
 *
 * @throws Error when a ledger does not verify, or differs from its anchors in more than its end
 */
export async function reconcile(
  ownerDb: Db,
  params: { anchors: string; key: LedgerKey; blobs: BlobStore; authority: Authority },
): Promise<{ done: Reconciled[]; left: number }> {
  const { anchors: directory, key, blobs, authority } = params;
  const held = (await readMarks(ownerDb)).filter(({ isHeld }) => isHeld);
  const own = held.filter((mark) => mark.officeId === authority.officeId);
  const done: Reconciled[] = [];
  for (const mark of own) {
    const { businessId } = mark;
    const verdict = await verifyBusiness(ownerDb, {
      businessId,
      key: { id: key.id, key: key.publicKey },
      blobs,
    });
    if (!verdict.ok)
      throw new Error(`${businessId}: ${verdict.what} ${verdict.sequence ?? ''} ${verdict.reason}`);
    const anchors = await readAnchors(directory, businessId);
    const { officeId } = mark;
    const { entry, anchor, ...loss } = await inOffice(ownerDb, officeId, (tx) =>
      release(tx, mark, anchors, key, authority),
    );
    await appendAnchor(directory, anchor);
    done.push({ businessId, entry, ...loss });
  }
  return { done, left: held.length - own.length };
}

async function release(tx: Tx, mark: Mark, anchors: Anchor[], key: LedgerKey, authority: Authority) {
  const { officeId, businessId } = mark;
  const { heads } = await lockLedgers(tx, [businessId]);
  const head = heads.get(businessId);
  if (!head) throw new Error(`the ledger of ${businessId} is gone`);
  const at = await clock(tx);
  const losses = await readPastLosses(tx, mark);
  const counted = anchors.filter((anchor) => !isOfLoss(anchor, losses));
  const beyond = counted
    .filter(({ sequence }) => sequence > head.sequence)
    .sort((a, b) => a.sequence - b.sequence);
  const within = counted.filter(({ sequence }) => sequence <= head.sequence);
  const other = await whyBehind(tx, { ...mark, sequence: head.sequence }, within);
  if (other) throw new Error(`${businessId} is not only shorter than its anchors: ${other}`);
  const furthest = beyond.at(-1);
  const numbers = await missingNumbers(tx, mark, furthest);
  const lost = furthest
    ? { afterSequence: head.sequence, toSequence: furthest.sequence, hash: furthest.hash }
    : null;
  const { reason, by, second } = authority;
  const fact: Restored = { reason, by, second, heldFor: await readHeldFor(tx, mark), lost, numbers };
  const entry = { businessId, kind: 'restore' as const, subjectId: businessId, at, fact };
  await appendToLedger(tx, { officeId, key, heads, facts: [entry] });
  for (const [series, { to }] of Object.entries(numbers))
    await tx.execute(sql`insert into series (office_id, business_id, series, last_sequence, last_issued_at)
      values (${officeId}, ${businessId}, ${series}, ${to}, ${furthest?.at ?? at})
      on conflict (office_id, business_id, series) do update set last_sequence = excluded.last_sequence,
        last_issued_at = greatest(series.last_issued_at, excluded.last_issued_at)`);
  await tx.execute(sql`update ledger_heads set held_at = null, held_for = null
    where office_id = ${officeId} and business_id = ${businessId}`);
  const next = heads.get(businessId)!;
  const after = (await readMarks(tx)).find((each) => each.businessId === businessId);
  const anchor: Anchor = {
    at,
    businessId,
    sequence: next.sequence,
    hash: next.hash.toString('hex'),
    series: after?.series,
  };
  return { entry: next.sequence, anchor, lost, numbers };
}

async function readHeldFor(tx: Tx, { officeId, businessId }: Mark): Promise<string | null> {
  const [head] = await rows<{ heldFor: string | null }>(
    tx,
    sql`select held_for as "heldFor" from ledger_heads where office_id = ${officeId} and business_id = ${businessId}`,
  );
  return head?.heldFor ?? null;
}

/** Numbers that the furthest anchor knows and the database does not. */
async function missingNumbers(tx: Tx, { officeId, businessId }: Mark, furthest: Anchor | undefined) {
  const stored = await rows<{ series: string; last: number }>(
    tx,
    sql`select series, last_sequence as last from series where office_id = ${officeId} and business_id = ${businessId}`,
  );
  const lastOf = new Map(stored.map(({ series, last }) => [series, last]));
  const missing = Object.entries(furthest?.series ?? {}).flatMap(([series, to]) => {
    const from = (lastOf.get(series) ?? 0) + 1;
    return to >= from ? [[series, { from, to }] as const] : [];
  });
  return Object.fromEntries(missing);
}
