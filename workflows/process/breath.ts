/** Lets other requests in between two pieces of work that each take tens of milliseconds of a process. */
export const breath = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Let in between the steps of one long work, that each take as long as they may: a breath once `mostMs` have gone by. */
export function pauses(mostMs = 10): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < mostMs) return;
    await breath();
    since = performance.now();
  };
}
