/** Lets other requests in between two pieces of work that each take tens of milliseconds of a process. */
export const breath = (): Promise<void> => new Promise((done) => setImmediate(done));
