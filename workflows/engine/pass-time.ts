import { sql } from 'drizzle-orm';
import { type Db, rows } from '#db/client.ts';
import { moveClock } from './clock.ts';
import { graceLeftMs } from './grace.ts';

/**
 * Lets time pass on a clock that can be moved, as it would have passed: it halts at each timer on the way, where
 * `settle` does what comes of it. A jump over them would be an outage of that length. Tests and demonstrations alone.
 */
export async function passTime(db: Db, byMs: number, settle: () => Promise<unknown>): Promise<void> {
  let leftMs = byMs;
  let last = '';
  while (leftMs > 0) {
    const [next] = await rows<{ wake_at: string; clock: string }>(
      db,
      sql`select wake_at, clock from next_wake('{}'::uuid[])`,
    );
    // A timer that nobody fires holds nothing up.
    const untilTimer = next && next.wake_at !== last ? graceLeftMs(next.wake_at, next.clock) : leftMs;
    const stepMs = Math.min(leftMs, untilTimer);
    await moveClock(db, stepMs);
    await settle();
    leftMs -= stepMs;
    last = next?.wake_at ?? '';
  }
}
