const MEGABYTE = 1024 * 1024;

/** Routes that take files; see `paths`. */
const takesFiles = /^\/(invoices\/import|invoices\/[^/]+\/attachments|businesses\/[^/]+)(\.data)?$/;

/** The largest body a path accepts, in bytes. */
export const bodyLimit = (path: string) => (takesFiles.test(path) ? 25 : 1) * MEGABYTE;

/** Lets at most `limit` bytes through, then fails and says so: a chunked body does not announce its length. */
export const limitBody = (limit: number, onTooLarge: () => void) => {
  let seen = 0;
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen <= limit) return controller.enqueue(chunk);
      onTooLarge();
      controller.error(new Error(`the body is larger than ${limit} bytes`));
    },
  });
};

/**
 * How long the server waits, in milliseconds. Keep-alive outlives the usual 60 s of load balancers; a connection at rest is
 * closed so much later (`afterKeepAlive`) than clients are told, as one that is busy leaves it late, and a request that
 * crosses the closing would be lost. Headers and request
 * are counted from the first byte however slowly they drip; `silence` is a reader who takes nothing; `check` is how
 * often both are looked at.
 */
export const timeouts = {
  headers: 15_000,
  request: 120_000,
  keepAlive: 65_000,
  afterKeepAlive: 10_000,
  silence: 60_000,
  check: 2_000,
  stop: 25_000,
  sweep: 50,
};
export type Timeouts = typeof timeouts;

/** What one connection may send before its body. Browsers stay far below; Node's own limits are 16 kB and 2,000. */
export const headerLimits = { bytes: 16 * 1024, count: 100 };
