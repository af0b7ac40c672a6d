import { inOffice, type Tx } from '#db/client.ts';
import { advance } from './advance.ts';
import { clock } from './clock.ts';
import { commitChanges } from './commit.ts';
import type { Engine } from './engine.ts';
import { lockWorkflows, updateWorkflows } from './store.ts';
import type { EngineEvent, Outcome } from './types.ts';

/** An event before it is dated: `at` only where it happened earlier than now (an arrival, a provider's time). */
export type Undated = Omit<EngineEvent, 'at'> & { at?: string; [detail: string]: unknown };

/**
 * Gives one event to one workflow: one transaction under the lock of its row. `prepare` computes the rest of the event
 * (business dates) under the lock, from the workflow's context and the time. A refused event is a value. Timers that
 * came due before the event took place are applied first, whoever was late.
 *
 * Throws when the workflow does not exist in this office, or when an effect fails: then nothing has happened.
 */
export async function send(
  engine: Engine,
  officeId: string,
  workflowId: string,
  event: Undated | ((locked: { context: unknown; state: string; now: string; tx: Tx }) => Promise<Undated> | Undated),
): Promise<Outcome> {
  return inOffice(engine.db, officeId, (tx) => sendWithin(engine, tx, officeId, workflowId, event));
}

/** `send` inside the caller's transaction, for what must be written together with the event. */
export async function sendWithin(
  engine: Engine,
  tx: Tx,
  officeId: string,
  workflowId: string,
  event: Parameters<typeof send>[3],
): Promise<Outcome> {
  const [locked] = await lockWorkflows(tx, [workflowId]);
  if (!locked) throw new Error(`no workflow ${workflowId} in this office`);
  const now = await clock(tx);
  const undated =
    typeof event === 'function'
      ? await event({ context: (locked.snapshot as { context: unknown }).context, state: locked.state, now, tx })
      : event;
  const at = undated.at && undated.at < now ? undated.at : now;
  const { workflow, changes, context, accepted } = advance(engine.registry, locked, at, { ...undated, at });
  if (changes.length > 0) {
    await updateWorkflows(tx, [workflow]);
    await commitChanges(tx, engine.board, officeId, changes, now);
  }
  return { accepted, state: workflow.state, context };
}
