import { setTimeout as wait } from 'node:timers/promises';
import { stopwatch } from '#workflows/engine/clock.ts';

/** Looks every so often until it is true. How long that took in milliseconds, or null after `patienceMs`. */
export async function until(
  isTrue: () => Promise<boolean>,
  patienceMs: number,
  everyMs = 25,
): Promise<number | null> {
  const from = stopwatch();
  while (stopwatch() - from < patienceMs) {
    if (await isTrue().catch(() => false)) return stopwatch() - from;
    await wait(everyMs);
  }
  return null;
}

/** Does `work` for 0…count-1, some at a time. */
export async function inLanes<T>(
  count: number,
  lanes: number,
  work: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = new Array(count);
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, count) }, lane));
  return results;
}

export const seconds = (ms: number | null) => (ms === null ? 'never' : `${(ms / 1000).toFixed(1)} s`);
