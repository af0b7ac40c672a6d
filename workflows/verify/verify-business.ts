import type { Db } from '#db/client.ts';
import type { BlobStore } from '../documents/blobs.ts';
import { Amiss, type Finding } from '../ledger/amiss.ts';
import { type Anchor, readAnchors } from '../ledger/anchors.ts';
import { findScope, inSnapshot } from '../ledger/read-business.ts';
import { verifyDrafts } from '../ledger/verify-drafts.ts';
import { type IssuedCount, verifyIssued } from '../ledger/verify-issued.ts';
import type { PublicKey } from '../ledger/verify-key.ts';
import { verifyLedger } from '../ledger/verify-ledger.ts';
import { verifyListed } from '../ledger/verify-listed.ts';
import { verifyMoney } from '../ledger/verify-money.ts';
import { type TransitionCount, verifyTransitions } from './verify-transitions.ts';

export type Verdict =
  | ({ ok: true; entries: number; anchors: number } & IssuedCount & TransitionCount)
  | ({ ok: false } & Finding);

/**
 * Verifies everything that is kept as proof for one business: ledger, sealed documents, what they were issued from, and
 * the logs of all workflows of its invoices. `anchors` is a folder of `writeAnchors`; without it a tail that was cut off
 * together with all its traces stays unseen. Reads only, from one snapshot.
 */
export async function verifyBusiness(
  db: Db,
  params: { businessId: string; key: PublicKey; blobs: BlobStore; anchors?: string | undefined },
): Promise<Verdict> {
  const { businessId, key, blobs } = params;
  // Before the snapshot: an anchor that is written meanwhile may be ahead of it.
  const anchors: Anchor[] = params.anchors ? await readAnchors(params.anchors, businessId) : [];
  const scope = await findScope(db, businessId);
  if (!scope)
    return { ok: false, what: 'business', subject: businessId, sequence: null, reason: 'is not known' };
  try {
    return await inSnapshot(db, scope.officeId, async (tx) => {
      const facts = await verifyLedger(tx, scope, { key, anchors });
      const issued = await verifyIssued(tx, scope, { facts, blobs });
      await verifyMoney(tx, scope, facts);
      await verifyDrafts(tx, scope);
      const transitions = await verifyTransitions(tx, scope, facts);
      await verifyListed(tx, scope);
      return { ok: true, entries: facts.entries, anchors: anchors.length, ...issued, ...transitions };
    });
  } catch (error) {
    if (error instanceof Amiss) return { ok: false, ...error.finding };
    throw error;
  }
}
