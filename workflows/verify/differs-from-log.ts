import { isDeepStrictEqual } from 'node:util';
import { replay } from '../engine/replay.ts';
import type { WorkflowRow } from '../ledger/read-transitions.ts';
import { machines } from '../machines.ts';

/** Every version of every machine that ever ran. */
export const everyMachine = new Map(
  machines.flatMap(({ name, charts }) =>
    Object.entries(charts).map(([version, chart]) => [`${name}@${version}`, chart] as const),
  ),
);

/**
 * What a workflow remembers between two events, against what its log makes of it on the machine: the clock of an owner
 * runs by it, and it stands under no hash of its own. Null where they agree, or where nobody can tell: the first
 * address of a dispatch that was sent elsewhere since is in no event. What an earlier release did not keep is not missed;
 * a review that it opened went by its rules, and is not asked here.
 */
export function differsFromLog(workflow: WorkflowRow): string | null {
  const { machine, version, snapshot, timers, status, transitions } = workflow;
  const known = everyMachine.get(`${machine}@${version}`);
  if (!known || transitions.some(({ event }) => event === 'sendAgain')) return null;
  const replayed = replayOf(known, workflow);
  if ('differs' in replayed) return replayed.differs;
  const made = replayed.snapshot as WorkflowRow['snapshot'];
  const field = Object.keys(snapshot.context).find(
    (name) => !isDeepStrictEqual(snapshot.context[name], made.context[name]),
  );
  if (field !== undefined) return field;
  if (!isDeepStrictEqual([snapshot.status, snapshot.value], [made.status, made.value])) return 'state';
  if (!isDeepStrictEqual(timers, replayed.timers)) return 'timers';
  return (status === 'done') === (made.status === 'done') ? null : 'status';
}

function replayOf(machine: Parameters<typeof replay>[0], { snapshot, transitions }: WorkflowRow) {
  try {
    return replay(machine, snapshot.context, transitions);
  } catch (error) {
    return { differs: error instanceof Error ? error.message : String(error) };
  }
}
