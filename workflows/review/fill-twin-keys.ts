import { setTimeout as wait } from 'node:timers/promises';
import { type Db, inOffice } from '#db/client.ts';
import {
  type DocumentPlace,
  fillTwinKey,
  listWithoutTwinKey,
  lockWithoutTwinKey,
} from '#db/queries/twins.ts';
import { breath } from '../process/breath.ts';
import type { Services } from '../services.ts';
import { twinKey } from './twin-key.ts';

/** So few that a save that waits for one of them does not notice. */
const atOnce = 50;
const pauseMs = 250;

/**
 * Gives their key to documents from before there were keys, some at a time with pauses; what says too little for one stays
 * without. Returns to how many. It may run twice, and several at once: what has a key keeps it.
 */
export async function fillTwinKeys(
  db: Db,
  { signal, pause = pauseMs }: { signal?: AbortSignal; pause?: number } = {},
): Promise<number> {
  let filled = 0;
  let place: DocumentPlace | undefined;
  while (!signal?.aborted) {
    const found = await listWithoutTwinKey(db, place, atOnce);
    for (const [officeId, own] of Map.groupBy(found, (each) => each.officeId))
      filled += await fillSome(
        db,
        officeId,
        own.map(({ id }) => id),
      );
    place = found.at(-1);
    if (found.length < atOnce) break;
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return filled;
}

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
