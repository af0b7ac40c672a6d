import { setTimeout as wait } from 'node:timers/promises';
import type { DocumentPlace } from '#db/queries/document-place.ts';

/** So few that a save that waits for one of them does not notice. */
const documentsAtOnce = 50;
const pauseMs = 250;

/** `pause`: milliseconds between two looks. */
export type Walking = { signal?: AbortSignal; pause?: number };

/**
 * Goes through documents of all offices, some at a time, office by office, with pauses, until there are no more or it is told
 * to stop. Returns the sum of what `each` says.
 */
export async function walkDocuments(
  list: (after: DocumentPlace | undefined, most: number) => Promise<DocumentPlace[]>,
  each: (officeId: string, ids: string[]) => Promise<number>,
  { signal, pause = pauseMs }: Walking = {},
): Promise<number> {
  let sum = 0;
  let place: DocumentPlace | undefined;
  while (!signal?.aborted) {
    const found = await list(place, documentsAtOnce);
    for (const [officeId, own] of Map.groupBy(found, (one) => one.officeId))
      sum += await each(
        officeId,
        own.map(({ id }) => id),
      );
    place = found.at(-1);
    if (found.length < documentsAtOnce) break;
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
  return sum;
}
