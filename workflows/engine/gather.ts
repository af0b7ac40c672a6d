type Waiting<A, R> = { item: A; resolve: (result: R | PromiseLike<R>) => void };
type Line<A, R> = { waiting: Waiting<A, R>[]; atWork: number };

/**
 * Does single items in sets: while a set of the same key is at work, what arrives waits, and goes together in the next.
 * An item that finds nothing at work waits for nobody. `doSet` gives a result for each item, and never throws itself.
 */
export function gather<A, R>(
  keyOf: (item: A) => string,
  doSet: (items: A[]) => Promise<R>[],
  { mostInSet, mostAtOnce }: { mostInSet: number; mostAtOnce: number },
): (item: A) => Promise<R> {
  const lines = new Map<string, Line<A, R>>();
  const next = (key: string, line: Line<A, R>) => {
    if (line.atWork === 0 && line.waiting.length === 0) lines.delete(key);
    if (line.atWork >= mostAtOnce || line.waiting.length === 0) return;
    line.atWork += 1;
    const set = line.waiting.splice(0, mostInSet);
    const results = doSet(set.map(({ item }) => item));
    for (const [index, { resolve }] of set.entries()) resolve(results[index]!);
    Promise.allSettled(results).then(() => {
      line.atWork -= 1;
      next(key, line);
    });
  };
  return (item) =>
    new Promise((resolve) => {
      const key = keyOf(item);
      const line = lines.get(key) ?? { waiting: [], atWork: 0 };
      lines.set(key, line);
      line.waiting.push({ item, resolve });
      next(key, line);
    });
}
