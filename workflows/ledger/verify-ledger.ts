import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { canonicalJson } from '../identity/canonical.ts';
import { Amiss, place } from './amiss.ts';
import type { Anchor } from './anchors.ts';
import { entryPayload, hashEntry } from './append.ts';
import { type KeyRing, readKeyRing } from './hand-over.ts';
import { verifySignature } from './key.ts';
import type { LogHead, LogsFact } from './log-heads.ts';
import { isOfLoss, type PastLoss, readPastLosses } from './past-losses.ts';
import type { Scope } from './read-business.ts';
import { findLedgerHead, type LedgerRow, ledgerOrigin, readLedger } from './read-ledger.ts';
import type { PublicKey } from './verify-key.ts';

/** What the entries say, for comparison with the rows they are about. */
export type Entry = { sequence: number; fact: Record<string, unknown> };
export type KnownHead = { entry: number } & LogHead;
export type LedgerFacts = {
  entries: number;
  /** By invoice. */
  issues: Map<string, Entry>;
  documents: Map<string, Entry>;
  /** Payments, reversals and write-offs, by their own ids. */
  money: Map<string, Entry & { kind: string }>;
  /** The furthest step of a log that an entry knows, by workflow. */
  heads: Map<string, KnownHead>;
  /** What was lost with a restore, as the entries say. */
  losses: PastLoss[];
};

/**
 * The chain of one business from its origin: order, hashes, what the hashes cover, signatures, the head, and that it is
 * no shorter and no other than its anchors remember.
 *
 * @throws Amiss for the first entry that is not as it was written
 */
export async function verifyLedger(
  tx: Tx,
  scope: Scope,
  { key, anchors }: { key: PublicKey; anchors: Anchor[] },
): Promise<LedgerFacts> {
  const losses = await readPastLosses(tx, scope);
  const facts: LedgerFacts = {
    entries: 0,
    issues: new Map(),
    documents: new Map(),
    money: new Map(),
    heads: new Map(),
    losses,
  };
  const counted = anchors.filter((anchor) => !isOfLoss(anchor, losses));
  const anchored = Map.groupBy(counted, (anchor) => anchor.sequence);
  let head = { sequence: 0, hash: ledgerOrigin(scope.businessId) };
  const keys = await readKeyRing(tx, scope, key);
  let unsigned: LedgerRow[] = [];
  checkAnchor(scope, anchored, head);
  for await (const page of readLedger(tx, scope)) {
    for (const row of page) {
      const amiss = place('ledger', scope.businessId, Math.min(row.sequence, head.sequence + 1));
      amiss(row.sequence > head.sequence, 'comes before the first entry');
      amiss(row.sequence === head.sequence + 1, `is missing: entry ${row.sequence} follows`);
      amiss(row.previousHash === head.hash, 'does not follow the entry before it');
      amiss(hashOf(row) === row.hash, 'its hash is not that of its content');
      const fact = readFact(scope, row);
      checkGroup(scope, unsigned.at(-1), row);
      unsigned.push(row);
      if (row.signature !== null) {
        await checkSignature(tx, scope, keys, unsigned);
        unsigned = [];
      }
      remember(scope, facts, row, fact);
      head = { sequence: row.sequence, hash: row.hash };
      checkAnchor(scope, anchored, head);
    }
  }
  place(
    'ledger',
    scope.businessId,
    unsigned[0]?.sequence,
  )(unsigned.length === 0, 'is covered by no signature');
  checkEnd(scope, head, counted);
  const stored = await findLedgerHead(tx, scope);
  const amiss = place('ledgerHead', scope.businessId, stored?.sequence ?? null);
  amiss(
    stored?.sequence === head.sequence && stored.hash === head.hash,
    `the last entry is ${head.sequence}`,
  );
  return { ...facts, entries: head.sequence };
}

const hashOf = ({ previousHash, payload }: LedgerRow) =>
  hashEntry(Buffer.from(previousHash, 'hex'), payload).toString('hex');

/** The columns beside the payload are not covered by the hash, so they must say what the payload says. */
function readFact({ businessId }: Scope, row: LedgerRow): Record<string, unknown> {
  const { sequence, kind, subjectId, at, payload } = row;
  const amiss = place('ledger', businessId, sequence);
  try {
    const { fact } = JSON.parse(payload) as { fact: Record<string, unknown> };
    const expected = entryPayload({ businessId, sequence, kind: kind as 'issue', subjectId, at, fact });
    amiss(expected === payload, 'its columns do not say what its payload says');
    return fact;
  } catch (error) {
    if (error instanceof Amiss) throw error;
    throw new Amiss({
      what: 'ledger',
      subject: businessId,
      sequence,
      reason: 'its payload is not canonical JSON',
    });
  }
}

/** Entries share a signature only when they were written together: at one moment, and never across a hand-over of the key. */
function checkGroup({ businessId }: Scope, before: LedgerRow | undefined, row: LedgerRow) {
  if (!before) return;
  const together = before.at === row.at && before.kind !== 'key' && row.kind !== 'key';
  place('ledger', businessId, before.sequence)(together, 'is covered by no signature');
}

async function checkSignature(tx: Tx, scope: Scope, keys: KeyRing, group: LedgerRow[]) {
  // No hand-over stands between entries that share a signature.
  const key = keys.at(group[0]?.sequence ?? 0);
  for (const row of group) {
    place(
      'ledger',
      scope.businessId,
      row.sequence,
    )(row.keyId === key.id, `is signed by the unknown key ${row.keyId}`);
  }
  const last = group.at(-1);
  if (!last?.signature) return;
  const hash = Buffer.from(last.hash, 'hex');
  if (verifySignature(key.key, hash, Buffer.from(last.signature, 'hex'))) return;
  const suspect = await findSuspect(tx, scope, group);
  const where = suspect.sequence === last.sequence ? '' : `, which stands at entry ${last.sequence}`;
  throw new Amiss({
    what: 'ledger',
    subject: scope.businessId,
    sequence: suspect.sequence,
    reason: `is not what was signed${where}`,
  });
}

/** Which entry of a group with a wrong signature was changed: the first that contradicts the invoice it issued. */
async function findSuspect(tx: Tx, { officeId }: Scope, group: LedgerRow[]): Promise<LedgerRow> {
  const issued = await rows<{ invoice_id: string; number: string; content_sha256: string }>(
    tx,
    sql`select invoice_id, number, content_sha256 from issued_invoices where office_id = ${officeId}
      and invoice_id = any (${sql.param(group.map((row) => row.subjectId))}::text[]::uuid[])`,
  );
  const byId = new Map(issued.map((row) => [row.invoice_id, row]));
  const suspect = group.find((row) => {
    const invoice = byId.get(row.subjectId);
    const { fact } = JSON.parse(row.payload) as { fact: Record<string, unknown> };
    if (!invoice || fact.number !== invoice.number) return true;
    return row.kind === 'issue' && fact.contentSha256 !== invoice.content_sha256;
  });
  return suspect ?? (group[0] as LedgerRow);
}

function remember({ businessId }: Scope, facts: LedgerFacts, row: LedgerRow, fact: Record<string, unknown>) {
  if (row.kind === 'logs') return rememberHeads(facts, row.sequence, fact as LogsFact);
  const known = {
    issue: facts.issues,
    document: facts.documents,
    payment: facts.money,
    reversal: facts.money,
    writeOff: facts.money,
    dunning: facts.money,
  }[row.kind] as Map<string, Entry & { kind: string }> | undefined;
  if (!known) return;
  const earlier = known.get(row.subjectId);
  const amiss = place('ledger', businessId, row.sequence);
  amiss(!earlier, `says again what entry ${earlier?.sequence} says: ${canonicalJson(earlier?.fact ?? null)}`);
  known.set(row.subjectId, { sequence: row.sequence, fact, kind: row.kind });
}

/** A step has those before it under its hash, so the furthest of a log tells of all. */
function rememberHeads({ heads }: LedgerFacts, entry: number, { logs }: LogsFact) {
  for (const [workflowId, step, hash] of logs)
    if (step >= (heads.get(workflowId)?.step ?? 0)) heads.set(workflowId, { entry, step, hash });
}

function checkAnchor(
  { businessId }: Scope,
  anchored: Map<number, Anchor[]>,
  entry: { sequence: number; hash: string },
) {
  const other = anchored.get(entry.sequence)?.find((anchor) => anchor.hash !== entry.hash);
  place('anchor', businessId, entry.sequence)(!other, `the anchor of ${other?.at} knows another entry`);
}

function checkEnd({ businessId }: Scope, head: { sequence: number }, anchors: Anchor[]) {
  const beyond = anchors.find((anchor) => anchor.sequence > head.sequence);
  const reason = `is missing: the anchor of ${beyond?.at} knows ${beyond?.sequence} entries`;
  place('anchor', businessId, head.sequence + 1)(!beyond, reason);
}
