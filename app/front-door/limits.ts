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

/** How long the server waits, in milliseconds. Keep-alive outlives the usual 60 s of load balancers. */
export const timeouts = { headers: 15_000, request: 120_000, keepAlive: 65_000, stop: 25_000, sweep: 50 };
