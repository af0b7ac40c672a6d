import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows, type Tx } from '#db/client.ts';
import { type Anchor, appendAnchor, readAnchors } from '../anchors.ts';
import { toIso } from '../engine/clock.ts';
import type { Log } from '../log.ts';
import { isOfLoss, readPastLosses } from './past-losses.ts';

type Guarded = { db: Db; log: Pick<Log, 'error'> };
export type Mark = Omit<Anchor, 'series'> & {
  officeId: string;
  series: Record<string, number>;
  isHeld: boolean;
};

/** The last anchor that a process wrote or read of each business, so that years of them are read once. */
export type Known = Map<string, Anchor[]>;

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
export async function guardLedgers(
  { db, log }: Guarded,
  directory: string,
  known: Known = new Map(),
): Promise<string[]> {
  const held: string[] = [];
  for (const mark of await readMarks(db)) {
    // A full disk or an unreadable file stops neither this process nor the other ledgers.
    const isHeld = await guardOne({ db, log }, directory, mark, known).catch((error) => {
      log.error({ err: error, businessId: mark.businessId }, 'anchors');
      return mark.isHeld;
    });
    if (isHeld) held.push(mark.businessId);
  }
  return held;
}

async function guardOne({ db, log }: Guarded, directory: string, mark: Mark, known: Known): Promise<boolean> {
  const { businessId, officeId } = mark;
  if (mark.isHeld) return true;
  const anchors = known.get(businessId) ?? (await readAnchors(directory, businessId));
  const why = await behind(db, mark, anchors);
  if (why) {
    log.error({ businessId, why }, 'numbering is stopped: the database is behind its anchors');
    await inOffice(db, officeId, (tx) => tx.execute(sql`select hold_ledger(${businessId}, ${why})`));
    return true;
  }
  const { isHeld: _, officeId: __, ...anchor } = mark;
  if (anchors.at(-1)?.hash !== mark.hash) await appendAnchor(directory, anchor);
  known.set(businessId, [anchor]);
  return false;
}

/** Looks a second time before it says so: an anchor may be of an entry that was written after the first look. */
async function behind(db: Db, mark: Mark, anchors: Anchor[]): Promise<string | null> {
  const look = (at: Mark) => inOffice(db, at.officeId, (tx) => whyBehind(tx, at, anchors));
  if (!(await look(mark))) return null;
  const again = (await readMarks(db)).find(({ businessId }) => businessId === mark.businessId);
  return again ? look(again) : null;
}

/** The first anchor that the ledger does not answer to, in words; null when it answers to all. */
export async function whyBehind(tx: Tx, mark: Mark, anchors: Anchor[]): Promise<string | null> {
  if (
    anchors.length === 0 ||
    (anchors.at(-1)?.sequence === mark.sequence && anchors.at(-1)?.hash === mark.hash)
  )
    return null;
  const losses = await readPastLosses(tx, mark);
  const counted = anchors.filter((anchor) => anchor.sequence > 0 && !isOfLoss(anchor, losses));
  const furthest = counted.reduce<Anchor | null>(
    (most, each) => (each.sequence >= (most?.sequence ?? 0) ? each : most),
    null,
  );
  if (!furthest) return null;
  const said = `anchor of ${furthest.at}: ${furthest.sequence} entries`;
  if (furthest.sequence > mark.sequence) return `${said}, ledger: ${mark.sequence}`;
  const [entry] = await rows<{ hash: string }>(
    tx,
    sql`select encode(hash, 'hex') as hash from ledger where office_id = ${mark.officeId}
      and business_id = ${mark.businessId} and sequence = ${furthest.sequence}`,
  );
  return entry?.hash === furthest.hash ? null : `${said}, the last of them another than in the ledger`;
}
