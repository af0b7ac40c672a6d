import type { AnyStateMachine } from 'xstate';
import type { StoredTimer } from '#db/schema/workflows.ts';
import { toIso } from './clock.ts';
import { firstStep, step, timerName } from './step.ts';
import type { Actor, EngineEvent } from './types.ts';

/** A transition as the log keeps it. */
export type Logged = { event: string; payload: string; actor: string; at: string; toState: string };

export type Replayed = { snapshot: unknown; timers: StoredTimer[] } | { differs: string };

/**
 * Goes through a log from the beginning, on the machine alone: each recorded event has to be taken and to lead where the
 * log says. `input` is what the workflow was started with, without its date. Pure.
 */
export function replay(machine: AnyStateMachine, input: Record<string, unknown>, log: Logged[]): Replayed {
  const [start, ...rest] = log;
  if (start?.event !== 'start') return { differs: 'it does not begin with its start' };
  let now = firstStep(machine, { ...input, at: start.at });
  if (now.state !== start.toState) return { differs: `start leads to ${now.state}` };
  for (const [index, logged] of rest.entries()) {
    const taken = step(machine, JSON.parse(now.snapshot), now.timers, eventOf(now.timers, logged));
    if (taken?.state !== logged.toState) {
      return {
        differs: `${logged.event} (${index + 2}) leads to ${taken?.state ?? 'nothing'}, not ${logged.toState}`,
      };
    }
    now = taken;
  }
  return { snapshot: JSON.parse(now.snapshot), timers: now.status === 'done' ? [] : now.timers };
}

/** The log names a timer as people do; the machine knows it by the state it was armed in, as several may have one of a name. */
function eventOf(armed: StoredTimer[], { event, payload, actor, at }: Logged): EngineEvent {
  const type = armed.find((timer) => timerName(timer.type) === event)?.type ?? event;
  return { ...(JSON.parse(payload) as object), type, at: toIso(at), actor: JSON.parse(actor) as Actor };
}
