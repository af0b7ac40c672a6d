import { afterCommit, type Tx } from '#db/client.ts';
import { tellTransitions } from '../observe/tell-transitions.ts';
import type { Change } from './advance.ts';
import { begin } from './begin.ts';
import type { Engine } from './engine.ts';
import { insertJobs } from './jobs.ts';
import type { MachineDefinition } from './machine.ts';
import { type Shown, writeShown } from './show.ts';
import { insertTransitions, insertWorkflows, type Started, updateWorkflows, type Written } from './store.ts';
import type { EffectRun, Job } from './types.ts';

/** What a batch of steps has changed, before any of it is written. */
export type Work = { updated: Written[]; started: Started[]; changes: Change[] };

/**
 * Writes what a batch of transitions means, in the transaction that holds the locks of its workflows: each effect once
 * for all who asked for it, those of workflows that effects start included; then every table once, as a set: workflows,
 * the log, what lists show, the jobs for after the commit.
 */
export async function commitWork(
  engine: Pick<Engine, 'registry' | 'board'>,
  tx: Tx,
  officeId: string,
  { updated, started, changes }: Work,
  now: string,
): Promise<void> {
  if (changes.length === 0 && updated.length === 0) return;
  const all: Work = { updated, started: [...started], changes: [] };
  const jobs: Job[] = [];
  let next = changes;
  let last: (() => Promise<unknown>)[] = [];
  const takeLast = () => {
    const writes = last.map((write) => write());
    last = [];
    return writes;
  };
  const run: EffectRun = {
    tx,
    officeId,
    now,
    enqueue: (job) => jobs.push(job),
    start: (machine, workflows) => {
      const begun = begin(engine.registry.newest(machine.name), workflows);
      all.started.push(...begun.started);
      next.push(...begun.changes);
    },
    writeLast: (write) => last.push(write),
  };
  while (next.length > 0) {
    const current = next;
    next = [];
    all.changes.push(...current);
    await carryOut(run, current, takeLast);
  }
  afterCommit(tx, () => tellTransitions(all.changes, now));
  // None of these waits for another's result: they travel together.
  await allWritten([
    ...takeLast(),
    updateWorkflows(tx, all.updated),
    insertWorkflows(tx, officeId, all.started, now),
    insertTransitions(
      tx,
      officeId,
      all.changes.map((change) => change.transition),
      now,
    ),
    ...writeShown(run, lastShown(all.changes)),
    insertJobs(tx, engine.board, officeId, jobs),
  ]);
}

/** Of statements that travel together the first that failed says why; those after it, only that the transaction is over. */
async function allWritten(writes: Promise<unknown>[]): Promise<void> {
  for (const written of await Promise.allSettled(writes))
    if (written.status === 'rejected') throw written.reason;
}

async function carryOut(
  run: EffectRun,
  changes: Change[],
  takeLast: () => Promise<unknown>[],
): Promise<void> {
  for (const [definition, own] of byDefinition(changes)) {
    for (const [name, effect] of Object.entries(definition.effects)) {
      const calls = own.flatMap(({ applied, effects }) =>
        effects.filter((each) => each.name === name).map((each) => ({ applied, params: each.params })),
      );
      if (calls.length === 0) continue;
      await allWritten(takeLast());
      await effect(run, calls);
    }
  }
}

function byDefinition(changes: Change[]): Map<MachineDefinition, Change[]> {
  const groups = new Map<MachineDefinition, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.definition);
    if (group) group.push(change);
    else groups.set(change.definition, [change]);
  }
  return groups;
}

function lastShown(changes: Change[]): Shown[] {
  const last = new Map(changes.map((change) => [change.applied.workflowId, change]));
  return [...last.values()].flatMap(({ applied, definition: { shows } }) =>
    shows ? [{ applied, shows }] : [],
  );
}
