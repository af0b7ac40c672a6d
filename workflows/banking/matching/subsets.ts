/** Of what a customer owes, the sets that add up to an amount: a few of them, and whether all were looked at. */
export type Sums = { found: number[][]; isWhole: boolean };

/** Steps of work that one line is worth. */
const budget = 20_000;

/** How many together, by how many there are: more would add up by chance. */
const sizeFor = (count: number): number => (count <= 20 ? 5 : count <= 40 ? 4 : count <= 100 ? 3 : 2);

/**
 * Indexes of amounts, the oldest first, that add up to `target`: up to five together, all, or all but one. Exact, up to the
 * limit of work. At most `most` sets.
 */
export function subsets(amounts: readonly number[], target: number, most = 4): Sums {
  const found = new Map<string, number[]>();
  const keep = (set: number[]) => found.set(set.join(), set);
  const usable = amounts.flatMap((cents, index) => (cents <= target ? [{ cents, index }] : []));
  const total = amounts.reduce((sum, cents) => sum + cents, 0);
  const all = amounts.map((_, index) => index);
  if (total === target) keep(all);
  const places = new Map<number, number[]>();
  for (const [at, { cents }] of usable.entries()) places.set(cents, [...(places.get(cents) ?? []), at]);
  let steps = 0;
  const walk = (from: number, rest: number, left: number, taken: number[]): void => {
    if (++steps > budget || found.size >= most) return;
    for (const at of places.get(rest) ?? []) {
      const last = usable[at];
      if (at >= from && last) keep([...taken, last.index]);
      if (found.size >= most) return;
    }
    if (left <= 1) return;
    for (let at = from; at < usable.length; at++) {
      const next = usable[at];
      if (next && next.cents < rest) walk(at + 1, rest - next.cents, left - 1, [...taken, next.index]);
      if (steps > budget || found.size >= most) return;
    }
  };
  for (let size = 1; size <= sizeFor(usable.length) && found.size === 0; size++) walk(0, target, size, []);
  if (found.size === 0 && amounts.length > 5)
    for (const [index, cents] of amounts.entries())
      if (total - cents === target) keep(all.filter((each) => each !== index));
  return { found: [...found.values()], isWhole: steps <= budget && found.size < most };
}
