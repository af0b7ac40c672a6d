import { createHash } from 'node:crypto';

/**
 * Parts in the order in which a run takes them: one of each kind (what stands before the first `/` of a name), then a
 * second one of each, and so on. The turn, a commit say, decides where each kind and the kinds themselves begin, so that a
 * run that ends early has seen many kinds, and over the runs all parts come round.
 */
export function inTurn<T extends { name: string }>(parts: readonly T[], turn: string): T[] {
  const kinds = [...Map.groupBy(parts, ({ name }) => name.split('/', 1)[0] ?? '')];
  const circles = rotated(kinds, turn).map(([kind, of]) => rotated(of, `${turn} ${kind}`));
  const longest = Math.max(0, ...circles.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) =>
    circles.flatMap((circle) => circle[round] ?? []),
  ).flat();
}

function rotated<T>(list: readonly T[], turn: string): T[] {
  const start = createHash('sha256').update(turn).digest().readUInt32BE(0) % Math.max(1, list.length);
  return [...list.slice(start), ...list.slice(0, start)];
}
