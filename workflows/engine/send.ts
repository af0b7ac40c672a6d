import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { traced } from '../observe/traced.ts';
import { advance } from './advance.ts';
import { clock, toIso } from './clock.ts';
import { commitChanges } from './commit.ts';
import type { Engine } from './engine.ts';
import { graceLeftMs } from './grace.ts';
import { lockWorkflows, updateWorkflows } from './store.ts';
import type { EngineEvent, Outcome } from './types.ts';

/** An event before it is dated: `at` only where it happened earlier than now (an arrival, a provider's time). */
export type Undated = Omit<EngineEvent, 'at'> & { at?: string; [detail: string]: unknown };

/** A workflow as an event finds it: locked, with the timers that came due before. `at` dates the event; `was` is its state before those timers. */
export type Found = { context: unknown; state: string; was: string; at: string; tx: Tx };

/** An event whose details (business dates) are computed under the lock, from what it finds. */
export type Prepared = { at?: string | undefined; prepare: (found: Found) => Promise<Undated> | Undated };

/**
 * Gives one event to one workflow: one transaction under the lock of its row. A refused event is a value. Timers that
 * came due before the event took place are applied first, whoever was late.
 *
 * Throws when the workflow does not exist in this office, or when an effect fails: then nothing has happened.
 */
export async function send(
  engine: Engine,
  officeId: string,
  workflowId: string,
  event: Undated | Prepared,
): Promise<Outcome> {
  return inOffice(engine.db, officeId, (tx) => sendWithin(engine, tx, officeId, workflowId, event));
}

/** `send` inside the caller's transaction, for what must be written together with the event. */
export const sendWithin: typeof give = (...given) => traced('send', {}, () => give(...given));

async function give(
  engine: Engine,
  tx: Tx,
  officeId: string,
  workflowId: string,
  event: Undated | Prepared,
): Promise<Outcome> {
  const arrivedAt = await arrive(tx, workflowId, event.at);
  const [locked] = await lockWorkflows(tx, [workflowId]);
  if (!locked) throw new Error(`no workflow ${workflowId} in this office`);
  const now = await clock(tx);
  const due = advance(engine.registry, locked, arrivedAt, null);
  const at = arrivedAt > due.workflow.at ? arrivedAt : due.workflow.at;
  const found: Found = { context: due.context, state: due.workflow.state, was: locked.state, at, tx };
  const ready = isPrepared(event) ? await event.prepare(found) : event;
  const { workflow, changes, context, accepted } = advance(engine.registry, due.workflow, at, {
    ...ready,
    at,
  });
  const all = [...due.changes, ...changes];
  if (all.length > 0) {
    await updateWorkflows(tx, [workflow]);
    await commitChanges(tx, engine.board, officeId, all, now);
  }
  return { accepted, state: workflow.state, context };
}

const isPrepared = (event: Undated | Prepared): event is Prepared => typeof event.prepare === 'function';

/**
 * The moment an event counts for: when it is said to have happened, never later than now. One that comes after a timer
 * waits out the grace of that timer before it takes the lock, so that it can't overtake an answer that came before.
 */
async function arrive(tx: Tx, workflowId: string, said: string | undefined): Promise<string> {
  const [row] = await rows<{ now: string; wake_at: string | null }>(
    tx,
    sql`select app_clock() as now,
      (select wake_at from workflows where office_id = (select app_office()) and id = ${workflowId}) as wake_at`,
  );
  const now = toIso(row?.now ?? '');
  const at = said && said < now ? said : now;
  const wakeAt = row?.wake_at ? toIso(row.wake_at) : null;
  if (wakeAt && wakeAt <= at) await wait(graceLeftMs(wakeAt, now));
  return at;
}
