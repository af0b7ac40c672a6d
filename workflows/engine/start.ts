import type { Tx } from '#db/client.ts';
import { begin } from './begin.ts';
import { commitWork } from './commit.ts';
import type { Engine } from './engine.ts';
import type { EngineEvent, MachineInput, MachineRef, NewWorkflow } from './types.ts';

/**
 * Starts workflows of the newest version of a machine inside the caller's transaction, as a set: a thousand cost as
 * many statements as one. The transaction must already work for `officeId`.
 */
export async function start<I extends MachineInput>(
  engine: Pick<Engine, 'registry' | 'board'>,
  tx: Tx,
  params: { officeId: string; machine: MachineRef<unknown, EngineEvent, I>; workflows: NewWorkflow<I>[] },
): Promise<void> {
  const { officeId, machine, workflows } = params;
  const begun = begin(engine.registry.newest(machine.name), workflows);
  await commitWork(engine, tx, officeId, { updated: [], ...begun }, workflows[0]?.input.at ?? '');
}
