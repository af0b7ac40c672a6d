import { createHash } from 'node:crypto';

/**
 * The parts in the order in which a run takes them: they follow one another in a circle, and the turn (a commit, say)
 * decides where it begins, so that over the runs all come round.
 */
export function inTurn<T>(parts: readonly T[], turn: string): T[] {
  const start = createHash('sha256').update(turn).digest().readUInt32BE(0) % Math.max(1, parts.length);
  return [...parts.slice(start), ...parts.slice(0, start)];
}
