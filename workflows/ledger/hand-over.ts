import { createPublicKey, type KeyObject } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { canonicalJson } from '../identity/canonical.ts';
import { place } from './amiss.ts';
import { hashEntry } from './append.ts';
import { keyId, type LedgerKey, verifySignature } from './key.ts';
import type { Scope } from './read-business.ts';
import type { PublicKey } from './verify-key.ts';

/**
 * What an entry of the kind `key` says: from the next entry on, another key signs. The entry itself is signed by the old
 * key, so that whoever knows that one can follow; `countersignature` is the new key's, over the same and over all that
 * was written before, so that the new key alone vouches for the past as well, even once the old one is known to others.
 */
export type HandOver = {
  oldKeyId: string;
  oldPublicKey: string;
  newKeyId: string;
  newPublicKey: string;
  reason: string;
  countersignature: string;
};

type Unsigned = Omit<HandOver, 'countersignature'>;

const spki = (key: KeyObject) => key.export({ type: 'spki', format: 'der' }).toString('base64');
const fromSpki = (text: string) =>
  createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });

/** What the new key signs: the hash of the hand-over, on top of the hash of everything before it. */
const vouched = (previous: Buffer, businessId: string, handOver: Unsigned) =>
  hashEntry(previous, canonicalJson({ businessId, handOver }));

export function handOver(
  { from, to, reason }: { from: LedgerKey; to: LedgerKey; reason: string },
  { businessId, previous }: { businessId: string; previous: Buffer },
): HandOver {
  const said: Unsigned = {
    oldKeyId: from.id,
    oldPublicKey: spki(from.publicKey),
    newKeyId: to.id,
    newPublicKey: spki(to.publicKey),
    reason,
  };
  return { ...said, countersignature: to.sign(vouched(previous, businessId, said)).toString('hex') };
}

/** The keys of a ledger by the sequence they sign from, each known because the one that is trusted leads to it. */
export type KeyRing = { at(sequence: number): PublicKey; all: PublicKey[] };

/**
 * Follows the hand-overs of a ledger from the trusted key in both directions. That each is signed by the key before it
 * is seen with all other signatures; here, that keys and countersignatures fit.
 *
 * @throws Amiss for the first hand-over that does not lead from one key to the next, or when none leads to the trusted key
 */
export async function readKeyRing(
  tx: Tx,
  { officeId, businessId }: Scope,
  trusted: PublicKey,
): Promise<KeyRing> {
  const found = await rows<{ sequence: number; payload: string; previousHash: string }>(
    tx,
    sql`select sequence, payload, encode(previous_hash, 'hex') as "previousHash" from ledger
      where office_id = ${officeId} and business_id = ${businessId} and kind = 'key' order by sequence`,
  );
  const steps: { from: number; key: PublicKey }[] = [];
  for (const { sequence, payload, previousHash } of found) {
    const amiss = place('key', businessId, sequence);
    const said = readHandOver(payload);
    amiss(said !== null, 'hands the ledger over to nothing that can be read');
    if (!said) break;
    const { old, next, countersignature, unsigned } = said;
    const before = steps.at(-1)?.key ?? old;
    amiss(
      before.id === old.id && unsigned.oldKeyId === old.id,
      `hands over from ${old.id}, not from ${before.id}`,
    );
    amiss(unsigned.newKeyId === next.id, 'names another key than it holds');
    const hash = vouched(Buffer.from(previousHash, 'hex'), businessId, unsigned);
    amiss(verifySignature(next.key, hash, countersignature), `the key ${next.id} did not take it over`);
    if (steps.length === 0) steps.push({ from: 1, key: old });
    steps.push({ from: sequence + 1, key: next });
  }
  if (steps.length === 0) return { at: () => trusted, all: [trusted] };
  const known = steps.some(({ key }) => key.id === trusted.id);
  place('key', businessId)(known, `no hand-over leads to the key ${trusted.id}`);
  return {
    at: (sequence) => steps.findLast(({ from }) => from <= sequence)?.key ?? trusted,
    all: steps.map(({ key }) => key),
  };
}

function readHandOver(payload: string) {
  try {
    const { fact } = JSON.parse(payload) as { fact: HandOver };
    const { countersignature, ...unsigned } = fact;
    const [old, next] = [unsigned.oldPublicKey, unsigned.newPublicKey].map((text) => {
      const key = fromSpki(text);
      return { id: keyId(key), key };
    }) as [PublicKey, PublicKey];
    return { old, next, unsigned, countersignature: Buffer.from(countersignature, 'hex') };
  } catch {
    return null;
  }
}
