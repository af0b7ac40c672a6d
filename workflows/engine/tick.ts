import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { isPassing } from '#db/unavailable.ts';
import { traced } from '../observe/traced.ts';
import { advance } from './advance.ts';
import { clock, toIso } from './clock.ts';
import { commitWork } from './commit.ts';
import type { Engine } from './engine.ts';
import { failureSentence } from './failure-sentence.ts';
import { graceEnd, graceLeftMs } from './grace.ts';
import { enterLane, lanesFrom } from './lanes.ts';
import { lockDue, recordFailure } from './store.ts';
import { findWaits, recordWaits } from './waits.ts';

const batchSize = 400;

/** `clock` is when it was looked last: until `nextWakeAt` nothing is due but what somebody else is at work on. */
export type Ticked = { fired: number; failed: number; nextWakeAt: string | null; clock: string };

type Batch = { fired: number; failed: number };

/**
 * Applies every timer that is due, office by office, in batches of one transaction each, until none is left or
 * `signal` says to stop after the running batch.
 */
export async function tick(engine: Engine, signal?: AbortSignal): Promise<Ticked> {
  const done: Batch = { fired: 0, failed: 0 };
  const busy: string[] = [];
  const left = new Map<string, number[]>();
  for (;;) {
    const [next] = await rows<{ office_id: string; wake_at: string; clock: string; lane: number }>(
      engine.db,
      sql`select * from next_wake(${sql.param(busy)}::text[]::uuid[])`,
    );
    const now = next ? toIso(next.clock) : await clock(engine.db);
    const wakeAt = next ? toIso(next.wake_at) : null;
    if (!next || !wakeAt || signal?.aborted || graceLeftMs(wakeAt, now) > 0)
      return { ...done, nextWakeAt: wakeAt, clock: now };
    const { office_id: officeId, lane: first } = next;
    const without = left.get(officeId) ?? [];
    const batch = await traced('timers', {}, () =>
      fireBatch(engine, officeId, { lanes: lanesFrom(first, without) }),
    );
    done.fired += batch.fired;
    done.failed += batch.failed;
    // Nothing to claim: another worker has it, or what was left has just failed. Others' work goes first.
    if (batch.lane === null) busy.push(officeId);
    else if (batch.fired === 0) left.set(officeId, [...without, batch.lane]);
  }
}

/**
 * Fires what is due in one lane of an office, the first of `lanes` that nobody is in, or of `among` alone. One bad
 * workflow must not hold up its batch: a batch that fails is halved until the bad one stands alone, says so on its row,
 * and sleeps longer each time.
 */
async function fireBatch(
  engine: Engine,
  officeId: string,
  { lanes, among }: { lanes: number[]; among?: string[] },
): Promise<Batch & { lane: number | null }> {
  let claimed: string[] = [];
  let lane: number | null = null;
  try {
    return await inOffice(engine.db, officeId, async (tx) => {
      const [entered, now] = await Promise.all([enterLane(tx, officeId, lanes), clock(tx)]);
      lane = entered;
      if (entered === null) return { fired: 0, failed: 0, lane };
      const until = graceEnd(now);
      const known = engine.registry.names;
      const locked = await lockDue(tx, { until, lane: entered, limit: batchSize, known, among });
      claimed = locked.map(({ id }) => id);
      const advanced = locked.map((each) => advance(engine.registry, each, until, null));
      const waits = await findWaits(
        tx,
        advanced.flatMap((each) => each.changes),
      );
      const free = advanced.filter(({ workflow }) => !waits.has(workflow.id));
      const updated = free.map(({ workflow }) => workflow);
      const changes = free.flatMap((each) => each.changes);
      await commitWork(engine, tx, officeId, { updated, started: [], changes }, now);
      await recordWaits(tx, waits);
      return { fired: locked.length, failed: 0, lane };
    });
  } catch (error) {
    const [only] = claimed;
    // The database is away: no workflow is at fault, and none must sleep for it.
    if (!only || lane === null || isPassing(error)) throw error;
    if (claimed.length === 1) {
      await inOffice(engine.db, officeId, async (tx) =>
        recordFailure(tx, only, failureSentence(error), await clock(tx)),
      );
      return { fired: 0, failed: 1, lane };
    }
    const half = Math.ceil(claimed.length / 2);
    const first = await fireBatch(engine, officeId, { lanes: [lane], among: claimed.slice(0, half) });
    const second = await fireBatch(engine, officeId, { lanes: [lane], among: claimed.slice(half) });
    return { fired: first.fired + second.fired, failed: first.failed + second.failed, lane };
  }
}
