import { Transform } from 'node:stream';

/**
 * Takes out the zero bytes that React 18 leaves in a page where a letter of several bytes does not fit into the rest of a
 * block of 2 kB. In the value of a field a browser reads one as U+FFFD, which its form would then save. No page of ours has
 * one of its own: the database stores none.
 */
export const unpadded = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk);
    },
  });
