import type { Tx } from '#db/client.ts';
import { record } from './advance.ts';
import { originOf } from './chain.ts';
import { commitChanges } from './commit.ts';
import type { Engine } from './engine.ts';
import { firstStep } from './step.ts';
import { insertWorkflows, type Locked } from './store.ts';
import type { Actor } from './types.ts';

export type NewWorkflow = {
  id: string;
  subjectId: string;
  /** The machine's input; `at` dates the first step. */
  input: { at: string } & Record<string, unknown>;
  actor: Actor;
};

/**
 * Starts workflows of the newest version of a machine inside the caller's transaction, as a set: a thousand cost as
 * many statements as one. The transaction must already work for `officeId`.
 */
export async function start(
  { registry, board }: Pick<Engine, 'registry' | 'board'>,
  tx: Tx,
  params: { officeId: string; machine: string; workflows: NewWorkflow[] },
): Promise<void> {
  const definition = registry.newest(params.machine);
  const begun = params.workflows.map(({ id, subjectId, input, actor }) => {
    const first = firstStep(definition.machine, input);
    const origin: Locked = {
      id,
      machine: definition.name,
      version: definition.version,
      subjectId,
      state: '',
      status: 'active',
      snapshot: null,
      timers: [],
      sequence: 0,
      head: originOf(id),
      at: input.at,
    };
    const change = record(definition, origin, { type: 'start', at: input.at, actor }, first);
    return {
      change,
      workflow: {
        ...origin,
        state: first.state,
        status: first.done ? ('done' as const) : ('active' as const),
        snapshot: first.snapshot,
        timers: first.timers,
        wakeAt: first.timers[0]?.dueAt ?? null,
        sequence: 1,
        head: change.transition.hash,
      },
    };
  });
  const now = params.workflows[0]?.input.at ?? '';
  await insertWorkflows(
    tx,
    params.officeId,
    begun.map(({ workflow }) => workflow),
    now,
  );
  await commitChanges(
    tx,
    board,
    params.officeId,
    begun.map(({ change }) => change),
    now,
  );
}
