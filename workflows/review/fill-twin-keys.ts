import { type Db, inOffice } from '#db/client.ts';
import { fillTwinKey, listWithoutTwinKey, lockWithoutTwinKey } from '#db/queries/twins.ts';
import { breath } from '../process/breath.ts';
import { type Walking, walkDocuments } from '../process/walk-documents.ts';
import type { Services } from '../services.ts';
import { twinKey } from './twin-key.ts';

/**
 * Gives their key to documents from before there were keys, some at a time with pauses; what says too little for one stays
 * without. Returns to how many. It may run twice, and several at once: what has a key keeps it.
 */
export const fillTwinKeys = (db: Db, walking: Walking = {}): Promise<number> =>
  walkDocuments(
    (after, most) => listWithoutTwinKey(db, after, most),
    (officeId, ids) => fillSome(db, officeId, ids),
    walking,
  );

/** Under their locks: a save that comes meanwhile writes the key of what it saves after this. */
const fillSome = (db: Db, officeId: string, ids: readonly string[]): Promise<number> =>
  inOffice(db, officeId, async (tx) => {
    let filled = 0;
    for (const { id, content } of await lockWithoutTwinKey(tx, ids)) {
      await breath();
      const key = twinKey(content);
      if (key === null) continue;
      await fillTwinKey(tx, id, key);
      filled += 1;
    }
    return filled;
  });

/** Does it once, beside everything else, until stopped. */
export function startFillingTwinKeys({ db, log }: Pick<Services, 'db' | 'log'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = fillTwinKeys(db, { signal: stopping.signal }).then(
    (filled) => filled > 0 && log.info({ filled }, 'documents of before have their twin keys'),
    (error: unknown) => log.error({ err: error }, 'twin keys'),
  );
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
