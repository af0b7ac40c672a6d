import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import type { AnyStateMachine } from 'xstate';
import { type Db, rows, type Tx } from '#db/client.ts';
import type { StoredTimer } from '#db/schema/workflows.ts';
import { dispatchMachine } from '#workflows/dispatch/machine.ts';
import { toIso } from '#workflows/engine/clock.ts';
import { firstStep, step, timerName } from '#workflows/engine/step.ts';
import type { Actor, EngineEvent } from '#workflows/engine/types.ts';
import { reviewMachine } from '#workflows/review/machine.ts';

/** A transition as the log keeps it. */
export type Logged = { event: string; payload: string; actor: string; at: string; toState: string };

/** Every version of every machine that ever ran. */
export const machines: Record<string, AnyStateMachine> = {
  'review@1': reviewMachine,
  'dispatch@1': dispatchMachine,
};

export type Replayed = { snapshot: unknown; timers: StoredTimer[] } | { differs: string };

/**
 * Goes through a log from the beginning, on the machine alone: each recorded event has to be taken and to lead where the
 * log says. `input` is what the workflow was started with, without its date.
 */
export function replay(machine: AnyStateMachine, input: Record<string, unknown>, log: Logged[]): Replayed {
  const [start, ...rest] = log;
  if (start?.event !== 'start') return { differs: 'it does not begin with its start' };
  let now = firstStep(machine, { ...input, at: start.at });
  if (now.state !== start.toState) return { differs: `start leads to ${now.state}` };
  for (const [index, logged] of rest.entries()) {
    const taken = step(machine, JSON.parse(now.snapshot), now.timers, eventOf(machine, logged));
    if (taken?.state !== logged.toState) {
      return {
        differs: `${logged.event} (${index + 2}) leads to ${taken?.state ?? 'nothing'}, not ${logged.toState}`,
      };
    }
    now = taken;
  }
  return { snapshot: JSON.parse(now.snapshot), timers: now.done ? [] : now.timers };
}

/** The log names a timer as people do; the machine knows it by where it was armed. */
function eventOf(machine: AnyStateMachine, { event, payload, actor, at }: Logged): EngineEvent {
  const type = (machine.events as string[]).find((known) => timerName(known) === event) ?? event;
  return { ...(JSON.parse(payload) as object), type, at: toIso(at), actor: JSON.parse(actor) as Actor };
}

type Row = Logged & { id: string; name: string; sequence: number; snapshot: unknown; timers: StoredTimer[] };
type Context = { context: Record<string, unknown> };

/** Workflows that are not what their log makes of them: something was written outside of it, or lost from it. */
export async function unlikeTheirLogs(db: Db | Tx): Promise<string[]> {
  const list = await rows<Row>(
    db,
    sql`select w.id, w.machine || '@' || w.version as name, w.snapshot, w.timers, t.sequence, t.event, t.payload,
        t.actor, t.at, t.to_state as "toState"
      from workflows w join transitions t on t.office_id = w.office_id and t.workflow_id = w.id
      order by w.id, t.sequence`,
  );
  return [...Map.groupBy(list, ({ id }) => id)].flatMap(([id, log]) => {
    const { name, snapshot, timers } = log[0]!;
    const machine = machines[name];
    // To whom a dispatch was sent at first is not in its last context once it was sent elsewhere.
    if (!machine || log.some(({ event }) => event === 'sendAgain')) return [];
    const replayed = replay(
      machine,
      (snapshot as Context).context,
      log.map((each) => ({ ...each, at: toIso(each.at) })),
    );
    if ('differs' in replayed) return [`${name} ${id}: ${replayed.differs}`];
    return isDeepStrictEqual(replayed, { snapshot, timers })
      ? []
      : [`${name} ${id} is not what its log makes of it`];
  });
}
