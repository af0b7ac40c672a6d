import { canonicalJson } from '../identity/canonical.ts';
import { hashTransition } from './chain.ts';
import type { MachineDefinition } from './machine.ts';
import type { Registry } from './registry.ts';
import { type Step, step, timerName } from './step.ts';
import type { Locked, Written, WrittenTransition } from './store.ts';
import type { Applied, EngineEvent } from './types.ts';

export type Change = {
  definition: MachineDefinition;
  applied: Applied;
  transition: WrittenTransition;
  effects: Step['effects'];
};

export type Advanced = { workflow: Written; changes: Change[]; context: unknown; accepted: boolean };

/** More timers than this in one go are a machine that arms what fires at once, forever. */
const mostTimersAtOnce = 200;

/**
 * Takes a locked workflow as far as `until`: due timers first, each dated by its own time, then `event`. So the end of
 * a window is decided by dates: an answer that arrives after it loses even when the worker is late, one that arrived
 * before it wins even when it is processed later. Pure.
 */
export function advance(
  registry: Registry,
  locked: Locked,
  until: string,
  event: EngineEvent | null,
): Advanced {
  let workflow: Written = { ...locked, wakeAt: null };
  let stored: { context: unknown } | null = JSON.parse(locked.snapshot);
  let context = stored?.context;
  // What has ended takes nothing more, and needs no machine: its version may have left the registry.
  if (locked.status === 'done') return { workflow, changes: [], context, accepted: event === null };
  const definition = registry.get(locked.machine, locked.version);
  const changes: Change[] = [];
  const take = (next: EngineEvent): boolean => {
    // Read back from its text for a second step, so that what runs now is what a restart would read.
    stored ??= JSON.parse(workflow.snapshot);
    const taken = step(definition.chart, stored, workflow.timers, next);
    if (!taken) return false;
    const change = record(definition, workflow, next, taken);
    changes.push(change);
    context = taken.context;
    stored = null;
    const { sequence, hash: head } = change.transition;
    workflow = {
      ...workflow,
      state: taken.state,
      status: taken.status,
      snapshot: taken.snapshot,
      timers: taken.timers,
      sequence,
      head,
      at: next.at,
    };
    if (taken.status === 'done') workflow = { ...workflow, timers: [] };
    return true;
  };
  for (let fired = 0; workflow.timers[0] && workflow.timers[0].dueAt <= until; fired++) {
    const timer = workflow.timers[0];
    const rule = { kind: 'rule', id: null, name: timerName(timer.type), channel: 'timer' } as const;
    const at = timer.dueAt > workflow.at ? timer.dueAt : workflow.at;
    if (fired > mostTimersAtOnce || !take({ type: timer.type, at, actor: rule })) {
      throw new Error(
        `${locked.machine} ${locked.id} does not take its timer ${timer.type} in ${workflow.state}`,
      );
    }
  }
  const accepted = event ? take({ ...event, at: event.at > workflow.at ? event.at : workflow.at }) : true;
  return { workflow: { ...workflow, wakeAt: workflow.timers[0]?.dueAt ?? null }, changes, context, accepted };
}

/** The transition as it is kept: what the machine was told, by whom, and the hash over it. */
export function record(
  definition: MachineDefinition,
  before: Locked,
  event: EngineEvent,
  taken: Step,
): Change {
  const { type, at, actor, ...details } = event;
  const record = {
    workflowId: before.id,
    sequence: before.sequence + 1,
    machine: definition.name,
    version: definition.version,
    event: timerName(type),
    payload: canonicalJson(details),
    fromState: before.state,
    toState: taken.state,
    actor: canonicalJson(actor),
    at,
  };
  const hash = hashTransition(before.head, record);
  const applied: Applied = {
    machine: definition.name,
    workflowId: before.id,
    subjectId: before.subjectId,
    event,
    fromState: before.state,
    state: taken.state,
    context: taken.context,
    sequence: record.sequence,
    hash,
  };
  return {
    definition,
    applied,
    transition: { ...record, previousHash: before.head, hash },
    effects: taken.effects,
  };
}
