import { type Change, record } from './advance.ts';
import { originOf } from './chain.ts';
import { laneOf } from './lanes.ts';
import type { MachineDefinition } from './machine.ts';
import { firstStep } from './step.ts';
import type { Started } from './store.ts';
import type { NewWorkflow } from './types.ts';

/** The first step of each new workflow. Pure. */
export function begin(
  definition: MachineDefinition,
  workflows: NewWorkflow[],
): { started: Started[]; changes: Change[] } {
  const begun = workflows.map(({ id, subjectId, ordinal = 0, input, actor, contendsFor }) => {
    const first = firstStep(definition.chart, input);
    const origin: Started = {
      id,
      machine: definition.name,
      version: definition.version,
      subjectId,
      state: '',
      status: 'active',
      snapshot: '',
      timers: [],
      wakeAt: null,
      lane: contendsFor ? laneOf(contendsFor) : 0,
      ordinal,
      sequence: 0,
      head: originOf(id),
      at: input.at,
    };
    const change = record(definition, origin, { type: 'start', at: input.at, actor }, first);
    const workflow: Started = {
      ...origin,
      state: first.state,
      status: first.status,
      snapshot: first.snapshot,
      timers: first.timers,
      wakeAt: first.timers[0]?.dueAt ?? null,
      sequence: 1,
      head: change.transition.hash,
    };
    return { change, workflow };
  });
  return { started: begun.map(({ workflow }) => workflow), changes: begun.map(({ change }) => change) };
}
