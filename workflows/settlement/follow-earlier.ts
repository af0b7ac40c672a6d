import { setTimeout as wait } from 'node:timers/promises';
import { listUnfollowed } from '#db/queries/settlement.ts';
import { type Walking, walkDocuments } from '../process/walk-documents.ts';
import type { Services } from '../services.ts';
import { followIssued } from './follow-issued.ts';

type S = Pick<Services, 'db' | 'engine' | 'log'>;

/**
 * Follows what was issued before anybody did, some at a time with pauses: documents first, then what credits or replaces
 * them. Returns how many it looked at. It may run twice, and several at once.
 */
export async function followEarlier(s: S, walking: Walking = {}): Promise<number> {
  let seen = 0;
  for (const notes of [false, true])
    seen += await walkDocuments(
      (after, most) => listUnfollowed(s.db, { notes, after, most }),
      async (officeId, ids) => {
        await followIssued(s, officeId, ids);
        return ids.length;
      },
      walking,
    );
  return seen;
}

/** While a release is rolled out, processes of the one before go on issuing without following: looked for once more. */
const againMs = 3_600_000;

/** Does it at once and again an hour later, beside everything else, until stopped. */
export function startFollowingEarlier(s: S): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const follow = () =>
    followEarlier(s, { signal }).then(
      (seen) => seen > 0 && s.log.info({ seen }, 'documents of before are followed'),
      (error: unknown) => s.log.error({ err: error }, 'settlements of before'),
    );
  const running = (async () => {
    await follow();
    await wait(againMs, undefined, { signal, ref: false }).catch(() => undefined);
    await follow();
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
