import { setTimeout as wait } from 'node:timers/promises';
import type { Engine } from './engine.ts';
import { graceLeftMs } from './grace.ts';
import { type Ticked, tick } from './tick.ts';

export type Poller = {
  /** Looks at once, not at the end of its sleep: for who has moved the clock. */
  wake(): void;
  stop(): Promise<void>;
};

/** Longest sleep between two looks: how late a timer can be that another process armed while this one slept. */
const longestSleepMs = 500;

/** Batches at work at once: while the database writes one, the next is computed. */
const lanes = 2;

/**
 * Keeps applying due timers until stopped. Sleeps until the next is due, at most half a second, so that work another
 * process added is seen in time. Any number of pollers may run: each claims what the others have not.
 */
export function poll(
  engine: Engine,
  options: { onTick?: (ticked: Ticked) => void; onError: (error: unknown) => void },
): Poller {
  const stopping = new AbortController();
  let sleep = new AbortController();
  const wake = () => {
    sleep.abort();
    sleep = new AbortController();
  };
  const loop = async () => {
    let troubles = 0;
    while (!stopping.signal.aborted) {
      let sleepMs = longestSleepMs;
      try {
        const ticked = await tick(engine, stopping.signal);
        options.onTick?.(ticked);
        troubles = 0;
        const { nextWakeAt, clock } = ticked;
        if (nextWakeAt) sleepMs = Math.min(sleepMs, Math.max(5, graceLeftMs(nextWakeAt, clock)));
      } catch (error) {
        troubles += 1;
        options.onError(error);
        sleepMs = Math.min(10_000, 250 * 2 ** troubles);
      }
      if (stopping.signal.aborted) return;
      await wait(sleepMs, undefined, { signal: sleep.signal }).catch(() => undefined);
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, loop));
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await running;
    },
  };
}
