import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { clock } from '../engine/clock.ts';
import { wakeWaiting } from '../engine/waits.ts';
import { ledgerOf } from '../issue/waits-for-number.ts';
import { type Anchor, appendAnchor, appendToJournal, readAnchors } from '../ledger/anchors.ts';
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
 * that none is given twice; `last` says more of them than the anchors know. What waited for a number goes on at once. Other
 * offices decide for themselves; `left` counts their ledgers that still wait. `ownerDb` logs in as the owner of the tables.
 *
 * @throws Error when a ledger does not verify, or differs from its anchors in more than its end, or when `last` names a
 * series of no ledger on hold, or a number before its last
 */
export async function reconcile(
  ownerDb: Db,
  params: {
    anchors: string;
    key: LedgerKey;
    blobs: BlobStore;
    authority: Authority;
    /** The last number that is known to have been given, by series. */
    last?: ReadonlyMap<string, number>;
  },
): Promise<{ done: Reconciled[]; left: number }> {
  const { anchors: directory, key, blobs, authority, last = new Map() } = params;
  const held = (await readMarks(ownerDb)).filter(({ isHeld }) => isHeld);
  const own = held.filter((mark) => mark.officeId === authority.officeId);
  const done: Reconciled[] = [];
  const told = await assignLast(ownerDb, own, last);
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
      release(tx, mark, { anchors, key, authority, last: told.get(businessId) ?? new Map() }),
    );
    await appendAnchor(directory, anchor);
    await appendToJournal(directory, [anchor]);
    done.push({ businessId, entry, ...loss });
  }
  return { done, left: held.length - own.length };
}

type Release = {
  anchors: Anchor[];
  key: LedgerKey;
  authority: Authority;
  last: ReadonlyMap<string, number>;
};

async function release(tx: Tx, mark: Mark, { anchors, key, authority, last }: Release) {
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
  const numbers = await missingNumbers(tx, mark, furthest, last);
  const lost = furthest
    ? { afterSequence: head.sequence, toSequence: furthest.sequence, hash: furthest.hash }
    : null;
  const { reason, by, second } = authority;
  const fact: Restored = { reason, by, second, heldFor: await readHeldFor(tx, mark), lost, numbers };
  if (last.size > 0) fact.told = Object.fromEntries(last);
  const entry = { businessId, kind: 'restore' as const, subjectId: businessId, at, fact };
  await appendToLedger(tx, { officeId, key, heads, facts: [entry] });
  for (const [series, { to }] of Object.entries(numbers))
    await tx.execute(sql`insert into series (office_id, business_id, series, last_sequence, last_issued_at)
      values (${officeId}, ${businessId}, ${series}, ${to}, ${furthest?.at ?? at})
      on conflict (office_id, business_id, series) do update set last_sequence = excluded.last_sequence,
        last_issued_at = greatest(series.last_issued_at, excluded.last_issued_at)`);
  await tx.execute(sql`update ledger_heads set held_at = null, held_for = null
    where office_id = ${officeId} and business_id = ${businessId}`);
  await wakeWaiting(tx, ledgerOf(businessId));
  const next = heads.get(businessId)!;
  const after = (await readMarks(tx)).find((each) => each.businessId === businessId);
  const anchor: Anchor = {
    at,
    businessId,
    sequence: next.sequence,
    hash: next.hash.toString('hex'),
    series: after?.series,
    afterLoss: true,
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

/** Numbers that the furthest anchor or a person knows and the database does not. */
async function missingNumbers(
  tx: Tx,
  { officeId, businessId }: Mark,
  furthest: Anchor | undefined,
  told: ReadonlyMap<string, number>,
) {
  const stored = await rows<{ series: string; last: number }>(
    tx,
    sql`select series, last_sequence as last from series where office_id = ${officeId} and business_id = ${businessId}`,
  );
  const lastOf = new Map(stored.map(({ series, last }) => [series, last]));
  for (const [series, to] of told)
    if (to < (lastOf.get(series) ?? 0))
      throw new Error(`${series} has gone on to ${lastOf.get(series)}: ${to} is not its last number`);
  const known = new Map(Object.entries(furthest?.series ?? {}));
  for (const [series, to] of told) known.set(series, Math.max(to, known.get(series) ?? 0));
  const missing = [...known].flatMap(([series, to]) => {
    const from = (lastOf.get(series) ?? 0) + 1;
    return to >= from ? [[series, { from, to }] as const] : [];
  });
  return Object.fromEntries(missing);
}

/** Which ledger each series is of: the prefix of a business is the beginning of its series. */
async function assignLast(
  db: Db,
  own: Mark[],
  last: ReadonlyMap<string, number>,
): Promise<Map<string, Map<string, number>>> {
  const told = new Map<string, Map<string, number>>();
  for (const [series, to] of last) {
    const ids = own.map(({ businessId }) => businessId);
    const found = await rows<{ id: string }>(
      db,
      sql`select b.id from businesses b where b.id = any (${sql.param(ids)}::text[]::uuid[])
        and (exists (select from series s where s.office_id = b.office_id and s.business_id = b.id and s.series = ${series})
          or starts_with(${series}, b.number_prefix || '-'))`,
    );
    const [only, another] = found;
    if (!only) throw new Error(`no ledger on hold has the series ${series}`);
    if (another) throw new Error(`${found.length} ledgers on hold may have the series ${series}`);
    told.set(only.id, (told.get(only.id) ?? new Map()).set(series, to));
  }
  return told;
}
