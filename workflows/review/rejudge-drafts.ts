import { setTimeout as wait } from 'node:timers/promises';
import { type Db, inOffice } from '#db/client.ts';
import { keepProblems, listAtTheOffice, lockDrafts } from '#db/queries/drafts.ts';
import { clock } from '../engine/clock.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { breath, pauses } from '../process/breath.ts';
import { type Walking, walkDocuments } from '../process/walk-documents.ts';
import type { Services } from '../services.ts';
import { countOwnBlockers } from './readiness.ts';

/**
 * Judges anew the drafts that wait for the office. What is wrong with one is counted when it is saved, and changes with the day
 * and with a release that knows more: what lists call ready is what sending will accept. Returns how many had another count. It
 * may run twice, and several at once; a draft that is being saved meanwhile is left to its save.
 */
export async function rejudgeDrafts(db: Db, walking: Walking = {}): Promise<number> {
  const on = parisDate(await clock(db));
  return walkDocuments(
    (after, most) => listAtTheOffice(db, after, most),
    (officeId, ids) => rejudgeSome(db, { officeId, ids, on }),
    walking,
  );
}

const rejudgeSome = (
  db: Db,
  { officeId, ids, on }: { officeId: string; ids: readonly string[]; on: string },
) =>
  inOffice(db, officeId, async (tx) => {
    let changed = 0;
    for (const { id, problems, content, isBuyerOpen } of await lockDrafts(tx, ids)) {
      await breath();
      const found = (await countOwnBlockers(content, on, pauses())) + Number(isBuyerOpen);
      if (found === problems) continue;
      await keepProblems(tx, id, found);
      changed += 1;
    }
    return changed;
  });

const lookMs = 60_000;

/** Does it when a worker starts and at the beginning of each day in Paris, beside everything else, until stopped. */
export function startRejudgingDrafts({ db, log }: Pick<Services, 'db' | 'log'>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    for (let judged = ''; !signal.aborted; ) {
      try {
        const today = parisDate(await clock(db));
        if (today !== judged) {
          const changed = await rejudgeDrafts(db, { signal });
          if (changed > 0) log.info({ changed }, 'drafts judged anew');
          judged = today;
        }
      } catch (error) {
        log.error({ err: error }, 'judging drafts anew');
      }
      await wait(lookMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
