import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { type Advanced, advance } from './advance.ts';
import { clock, toIso } from './clock.ts';
import { commitChanges } from './commit.ts';
import type { Engine } from './engine.ts';
import { type Locked, lockDue, lockWorkflows, recordFailure, updateWorkflows } from './store.ts';

const batchSize = 400;

/**
 * Timers fire this long after they are due, and are dated as if they had not waited: an answer that reached a web
 * process in the last instant of its window then finds the lock free.
 */
export const graceMs = 250;

export type Ticked = { fired: number; failed: number; nextWakeAt: string | null; clock: string };

/** Applies every timer that is due, office by office, in batches of one transaction each, until none is left. */
export async function tick(engine: Engine): Promise<Ticked> {
  let fired = 0;
  let failed = 0;
  const busy: string[] = [];
  for (;;) {
    const [next] = await rows<{ office_id: string; wake_at: string; clock: string }>(
      engine.db,
      sql`select * from next_wake(${sql.param(busy)}::text[]::uuid[])`,
    );
    const now = next ? toIso(next.clock) : await clock(engine.db);
    const wakeAt = next ? toIso(next.wake_at) : null;
    if (!next || !wakeAt || before(now, wakeAt)) return { fired, failed, nextWakeAt: wakeAt, clock: now };
    const batch = await fireBatch(engine, next.office_id);
    fired += batch.fired;
    failed += batch.failed;
    // Nothing to claim: another worker has it, or what was left has just failed. Others' work goes first.
    if (batch.fired === 0) busy.push(next.office_id);
  }
}

const before = (now: string, wakeAt: string) => Date.parse(now) < Date.parse(wakeAt) + graceMs;

async function fireBatch(engine: Engine, officeId: string): Promise<{ fired: number; failed: number }> {
  let claimed: string[] = [];
  try {
    return await inOffice(engine.db, officeId, async (tx) => {
      const now = await clock(tx);
      const until = new Date(Date.parse(now) - graceMs).toISOString();
      const locked = await lockDue(tx, until, batchSize);
      claimed = locked.map((each) => each.id);
      await write(engine, tx, officeId, locked.map((each) => advance(engine.registry, each, until, null)), now);
      return { fired: locked.length, failed: 0 };
    });
  } catch (error) {
    if (claimed.length === 0) throw error;
    return fireOneByOne(engine, officeId, claimed);
  }
}

/** One bad workflow must not hold up its batch: each is tried alone, and what fails says so on its row. */
async function fireOneByOne(engine: Engine, officeId: string, ids: string[]): Promise<{ fired: number; failed: number }> {
  let fired = 0;
  let failed = 0;
  for (const id of ids) {
    try {
      await inOffice(engine.db, officeId, async (tx) => {
        const now = await clock(tx);
        const until = new Date(Date.parse(now) - graceMs).toISOString();
        const due = (await lockWorkflows(tx, [id])).filter((each) => each.timers[0] && each.timers[0].dueAt <= until);
        await write(engine, tx, officeId, due.map((each: Locked) => advance(engine.registry, each, until, null)), now);
      });
      fired += 1;
    } catch (error) {
      failed += 1;
      await inOffice(engine.db, officeId, async (tx) => recordFailure(tx, id, reasonOf(error), await clock(tx)));
    }
  }
  return { fired, failed };
}

async function write(engine: Engine, tx: Parameters<typeof updateWorkflows>[0], officeId: string, advanced: Advanced[], now: string) {
  await updateWorkflows(tx, advanced.map(({ workflow }) => workflow));
  await commitChanges(tx, engine.board, officeId, advanced.flatMap(({ changes }) => changes), now);
}

/** The cause of a failed query says more than the query. */
const reasonOf = (error: unknown): string => {
  const { message, cause } = error as { message?: string; cause?: unknown };
  return cause instanceof Error ? cause.message : (message ?? String(error));
};
