import { connect as dial, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { SocketOptions } from './postgres-parts.ts';
import { secured } from './secured.ts';
import type { ServerTls } from './server-address.ts';

/** A connection that could not be had, or that the other side has ended. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
  readonly code = 'UNREACHABLE';
}

/** More new connections than this in `afterFailureMs` is a loop, not a pool: twice the largest one in use. */
const mostDials = 40;

type Watched = { socket: Socket; dialedAt: number; read: number; heardAt: number | null };

/**
 * Makes the connections of one pool. Against a server that accepts and closes (PostgreSQL restarting, a proxy without a
 * server) postgres.js dials again without a pause while the query waits; here that fails the query, and other dials fail
 * at once for a while. Connections silent for `patienceMs` can be dropped.
 */
export function createDialer(tls: ServerTls, patienceMs: number) {
  // How often it is looked which connections have said something, and how long dials fail after one has: half a second of ten.
  const lookMs = patienceMs / 20;
  const afterFailureMs = patienceMs / 20;
  const watched = new Set<Watched>();
  let dials: number[] = [];
  let failedAt = Number.NEGATIVE_INFINITY;
  let looking: NodeJS.Timeout | undefined;

  const look = () => {
    const now = performance.now();
    for (const each of watched) {
      const { destroyed, bytesRead } = each.socket;
      if (destroyed) watched.delete(each);
      else if (bytesRead !== each.read) Object.assign(each, { read: bytesRead, heardAt: now });
    }
    if (watched.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  };

  return {
    socket({ host, port, path }: SocketOptions): Duplex {
      const now = performance.now();
      dials = dials.filter((at) => at > now - afterFailureMs);
      if (now - failedAt < afterFailureMs || dials.length >= mostDials) return refused();
      dials.push(now);
      const line = path ? dial(path) : dial(Number(port[0]), host[0]);
      watched.add({ socket: line, dialedAt: now, read: 0, heardAt: null });
      looking ??= setInterval(look, lookMs).unref();
      line.once('close', () => {
        if (line.bytesRead === 0) failedAt = performance.now();
      });
      const spoken = tls && !path ? secured(line, tls) : line;
      beginWithStartup(spoken);
      failWhenClosed(spoken);
      return spoken;
    },

    /** Drops silent connections; returns whether the database has spoken on another one meanwhile. */
    dropSilent(reason: Error): boolean {
      look();
      let isAlive = false;
      const silentSince = performance.now() - patienceMs + 2 * lookMs;
      for (const { socket, dialedAt, heardAt } of watched) {
        if ((heardAt ?? dialedAt) < silentSince) socket.destroy(reason);
        else if (heardAt !== null) isAlive = true;
      }
      return isAlive;
    },
  };
}

/** Thrown, a failure would leave the connection of the pool in limbo; so it comes with the first write. */
function refused(): Duplex {
  const reason = new UnreachableError('the database was out of reach a moment ago');
  return new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done(reason) });
}

/**
 * Node says that a socket has failed, and only a moment later that it is closed. postgres.js gives the connection new
 * queries in between and forgets them; and a socket that closes without failing, before the first answer, makes it dial
 * again and again. So the failure is told with the closing, and every closing is one.
 */
function failWhenClosed(socket: Duplex): void {
  const emit = socket.emit.bind(socket);
  let failure: Error = new UnreachableError('the database closed the connection');
  socket.emit = ((event: string, ...args: [Error]) => {
    if (event === 'error') failure = args[0];
    else if (event !== 'close') return emit(event, ...args);
    else {
      // An error that nobody hears ends the process.
      if (socket.listenerCount('error') > 0) emit('error', failure);
      return emit('close', false);
    }
    return true;
  }) as typeof emit;
}

/**
 * postgres.js keeps what it was about to write when a connection closed, and then never writes less than 1 kB again on
 * what follows it: every later dial of that place in the pool waits in vain. A startup message of more than 1 kB gets
 * through; PostgreSQL passes over the spaces.
 */
export const startupPadding = { options: ' '.repeat(1024) };

/** Cuts from the first write on a connection what was meant for the one before it. */
function beginWithStartup(socket: Duplex): void {
  const write = socket.write;
  socket.write = ((bytes: Buffer, ...rest: []) => {
    socket.write = write;
    return socket.write(bytes.subarray(startOfStartup(bytes)), ...rest);
  }) as typeof write;
}

/** A startup message is its length, then the version of the protocol (3.0), and it ends what is written. */
function startOfStartup(bytes: Buffer): number {
  for (let at = 0; at + 8 <= bytes.length; at++) {
    if (bytes.readInt32BE(at) === bytes.length - at && bytes.readInt32BE(at + 4) === 0x30000) return at;
  }
  return 0;
}
