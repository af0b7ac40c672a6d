import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { toIso } from '../engine/clock.ts';
import type { Log } from '../process/log.ts';
import type { Anchor } from './anchors.ts';
import { isOfLoss, readPastLosses } from './past-losses.ts';
import type { Witness } from './witness.ts';

type Guarded = { db: Db; log: Pick<Log, 'error'> };
export type Mark = Omit<Anchor, 'series'> & {
  officeId: string;
  series: Record<string, number>;
  isHeld: boolean;
};

/** Where every ledger ends now. */
export async function readMarks(db: Db | Tx): Promise<Mark[]> {
  const found = await rows<{
    office_id: string;
    business_id: string;
    sequence: number;
    hash: string;
    held_at: string | null;
    series: Record<string, number>;
    clock: string;
  }>(db, sql`select * from ledger_marks()`);
  return found.map((row) => ({
    officeId: row.office_id,
    businessId: row.business_id,
    sequence: row.sequence,
    hash: row.hash,
    series: row.series,
    isHeld: row.held_at !== null,
    at: toIso(row.clock),
  }));
}

/**
 * Looks whether any ledger is behind its anchors or another than they know, and stops the numbering of those: an invoice
 * issued on a database that was put back would take a number that somebody already has. Then adds an anchor for each
 * ledger that moved. Returns the businesses whose numbering is stopped.
 */
export async function guardLedgers({ db, log }: Guarded, witness: Witness): Promise<string[]> {
  const held: string[] = [];
  // Known before the heads are read: a head that was read first may be behind an anchor without any fault.
  await witness.look().catch((error) => log.error({ err: error }, 'anchors'));
  for (const mark of await readMarks(db)) {
    // A full disk or an unreadable file stops neither this process nor the other ledgers.
    const isHeld = await guardOne({ db, log }, mark, witness).catch((error) => {
      log.error({ err: error, businessId: mark.businessId }, 'anchors');
      return mark.isHeld;
    });
    if (isHeld) held.push(mark.businessId);
  }
  return held;
}

async function guardOne({ db, log }: Guarded, mark: Mark, witness: Witness): Promise<boolean> {
  const { businessId, officeId } = mark;
  if (mark.isHeld) return true;
  const anchors = await witness.anchorsOf(businessId);
  const why = await behind(db, mark, anchors);
  if (why) {
    log.error({ businessId, why }, 'numbering is stopped: the database is behind its anchors');
    await inOffice(db, officeId, (tx) => tx.execute(sql`select hold_ledger(${businessId}, ${why})`));
    return true;
  }
  const { isHeld: _, officeId: __, ...anchor } = mark;
  await witness.agrees(anchor);
  return false;
}

/** Looks a second time before it says so: an anchor may be of an entry that was written after the first look. */
async function behind(db: Db, mark: Mark, anchors: Anchor[]): Promise<string | null> {
  const look = (at: Mark) => inOffice(db, at.officeId, (tx) => whyBehind(tx, at, anchors));
  if (!(await look(mark))) return null;
  const again = (await readMarks(db)).find(({ businessId }) => businessId === mark.businessId);
  return again ? look(again) : null;
}

/** What the furthest anchors say that the ledger does not answer to, in words; null when it answers to all of them. */
export async function whyBehind(tx: Tx, mark: Mark, anchors: Anchor[]): Promise<string | null> {
  const [only, another] = anchors;
  if (!only || (!another && only.sequence === mark.sequence && only.hash === mark.hash)) return null;
  const losses = await readPastLosses(tx, mark);
  const counted = anchors.filter((anchor) => anchor.sequence > 0 && !isOfLoss(anchor, losses));
  const sequence = Math.max(0, ...counted.map((each) => each.sequence));
  const [furthest, ...others] = counted.filter((each) => each.sequence === sequence);
  if (!furthest) return null;
  const said = `anchor of ${furthest.at}: ${sequence} entries`;
  if (sequence > mark.sequence) return `${said}, ledger: ${mark.sequence}`;
  const [entry] = await rows<{ hash: string }>(
    tx,
    sql`select encode(hash, 'hex') as hash from ledger where office_id = ${mark.officeId}
      and business_id = ${mark.businessId} and sequence = ${sequence}`,
  );
  return [furthest, ...others].every(({ hash }) => hash === entry?.hash)
    ? null
    : `${said}, the last of them another than in the ledger`;
}
