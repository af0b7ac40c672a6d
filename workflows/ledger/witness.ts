import { open } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Anchor,
  appendAnchor,
  appendToJournal,
  journalDays,
  journalOf,
  parseJournal,
  readAnchors,
  readOwnAnchors,
} from './anchors.ts';

/** A ledger that rests is anchored again after this long, so that no more of the journal than this is ever read. */
const anewAfterMs = 30 * 86_400_000;

/**
 * What a process knows of the anchors, which stand outside of the database and are written by all processes: how far each
 * ledger has been known to go. A database that is behind it was put back, or is a copy that lagged.
 */
export type Witness = {
  /** Reads what any process has added to the journal since the last look. */
  look(): Promise<void>;
  /** The furthest anchor of a ledger that this process has read or written; null where it knows of none. */
  furthest(businessId: string): Anchor | null;
  /** What a ledger is to be compared with: all its anchors the first time, the furthest one once it agreed. */
  anchorsOf(businessId: string): Promise<Anchor[]>;
  /** The ledger answers to all its anchors, and ends here: kept in the file of its business, where it has moved. */
  agrees(anchor: Anchor): Promise<void>;
  /** A ledger was met that is behind what is known: `onBehind` has it put on hold, once whoever met it has let it go. */
  tellBehind(businessId: string): void;
  onBehind(tell: (businessId: string) => void): void;
  /** Writes where ledgers end, so that it outlives the database; done only when it is on the disk. */
  write(anchors: readonly Anchor[]): Promise<void>;
};

export function openWitness(directory: string): Witness {
  const known = new Map<string, Anchor>();
  const kept = new Map<string, Anchor | undefined>();
  const compared = new Set<string>();
  const readTo = new Map<string, number>();
  let whenBehind: (businessId: string) => void = () => undefined;
  const take = (anchors: readonly Anchor[]) => {
    for (const anchor of anchors)
      if (anchor.afterLoss || anchor.sequence > (known.get(anchor.businessId)?.sequence ?? -1))
        known.set(anchor.businessId, anchor);
  };
  return {
    async look() {
      // A batch that began before midnight may still be written to the day before.
      for (const day of (await journalDays(directory)).slice(-2)) {
        const { text, end } = await readFrom(join(journalOf(directory), day), readTo.get(day) ?? 0);
        readTo.set(day, end);
        take(parseJournal(text));
      }
    },
    furthest: (businessId) => known.get(businessId) ?? null,
    async anchorsOf(businessId) {
      const furthest = known.get(businessId);
      if (furthest && compared.has(businessId)) return [furthest];
      const own = await readOwnAnchors(directory, businessId);
      kept.set(businessId, own.at(-1));
      return readAnchors(directory, businessId, own);
    },
    async agrees(anchor) {
      const last = kept.get(anchor.businessId);
      if (last?.hash !== anchor.hash || Date.parse(anchor.at) - Date.parse(last.at) > anewAfterMs) {
        await appendAnchor(directory, anchor);
        kept.set(anchor.businessId, anchor);
      }
      compared.add(anchor.businessId);
      take([anchor]);
    },
    tellBehind: (businessId) => whenBehind(businessId),
    onBehind(tell) {
      whenBehind = tell;
    },
    async write(anchors) {
      await appendToJournal(directory, anchors);
      take(anchors);
    },
  };
}

/** The whole lines of a file from a place on, and where they end. */
async function readFrom(file: string, start: number): Promise<{ text: string; end: number }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    if (size <= start) return { text: '', end: start };
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start);
    const whole = buffer.subarray(0, bytesRead).lastIndexOf('\n') + 1;
    return { text: buffer.toString('utf8', 0, whole), end: start + whole };
  } finally {
    await handle.close();
  }
}
