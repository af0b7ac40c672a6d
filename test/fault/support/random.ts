/** Numbers in [0, 1) that a seed repeats (mulberry32, public domain). */
export type Random = {
  (): number;
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many of a list, in its order. */
  few<T>(from: readonly T[], count: number): T[];
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const few = <T>(from: readonly T[], count: number) => {
    const places = new Set<number>();
    while (places.size < Math.min(count, from.length)) places.add(below(from.length));
    return from.filter((_, place) => places.has(place));
  };
  return Object.assign(next, {
    below,
    few,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
  });
}
