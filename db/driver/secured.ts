import { isIP, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as secure, type TLSSocket } from 'node:tls';
import type { ServerTls } from './server-address.ts';

/** PostgreSQL's SSLRequest: its length, and a version of the protocol that never was. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);
const yes = 'S'.charCodeAt(0);

/**
 * A connection to PostgreSQL under TLS, asked for here instead of by postgres.js: after a connection was lost in the
 * middle of a write that would never send so short a request again. What is written waits until the server has proved
 * itself.
 */
export function secured(raw: Socket, tls: Exclude<ServerTls, false>): Duplex {
  const { promise: agreed, resolve: agree, reject: refuse } = Promise.withResolvers<TLSSocket>();
  // Whoever writes hears of it; a connection that fails before the first write has its 'error' for that.
  agreed.catch(() => undefined);
  const channel = new Duplex({
    read: () => void agreed.then((inner) => inner.resume(), ignored),
    write: (bytes, _encoding, done) => void agreed.then((inner) => void inner.write(bytes, done), done),
    final: (done) => void agreed.then((inner) => void inner.end(done), done),
    destroy: (error, done) => {
      refuse(error ?? new Error('the connection was closed'));
      raw.destroy();
      done(error);
    },
  });
  const fail = (error: Error) => channel.destroy(error);
  raw.on('error', fail);
  raw.on('close', () => channel.destroy());
  raw.write(sslRequest);
  raw.once('data', (answer: Buffer) => {
    // More than one byte would be somebody in between who speaks first, in the clear.
    if (answer.length !== 1 || answer[0] !== yes) {
      fail(new Error('the database does not offer TLS'));
      return;
    }
    const inner = secure({ ...tls, socket: raw, ...(isIP(tls.host ?? '') ? {} : { servername: tls.host }) });
    inner.on('secureConnect', () => agree(inner));
    inner.on('data', (bytes) => channel.push(bytes) || inner.pause());
    inner.on('end', () => channel.push(null));
    inner.on('error', fail);
    inner.on('close', () => channel.destroy());
  });
  // What postgres.js asks of a socket beyond a stream.
  return Object.defineProperties(channel, {
    readyState: { get: () => (channel.destroyed ? 'closed' : 'open') },
    setKeepAlive: { value: (...how: Parameters<Socket['setKeepAlive']>) => raw.setKeepAlive(...how) },
  });
}

const ignored = () => undefined;
