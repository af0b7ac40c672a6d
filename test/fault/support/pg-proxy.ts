import { connect, createServer, type Socket } from 'node:net';
import { frameCutter } from './pg-frames.ts';

/** Which message, and whether what happens to it happens before or after it was forwarded. */
export type Moment = { side: 'frontend' | 'backend'; nth: number; when: 'before' | 'after' };
export type Counts = { frontend: number; backend: number };
/** The first message of a client that holds a text: a statement, where it is sent for the first time. */
type Statement = { side: 'frontend'; holds: string; when: 'before' | 'after' };
type Armed = (Moment | Statement) & { act: 'cut' | (() => void) };
export type PgProxy = Awaited<ReturnType<typeof startPgProxy>>;

/**
 * Stands before PostgreSQL and counts messages. Armed, it cuts the connection that carries the nth one from then on,
 * or calls `act` and goes on (to kill who sent it). It fires once.
 */
export async function startPgProxy(target: string) {
  let { hostname, port } = new URL(target);
  let armed: Armed | null = null;
  let counts: Counts = { frontend: 0, backend: 0 };
  let rewrite: (startup: Buffer) => Buffer = (startup) => startup;
  const pairs = new Set<() => void>();

  /** Forwards one message and counts it. False when the connection has been cut. */
  const pass = (side: Moment['side'], message: Buffer, to: Socket, from: Socket): boolean => {
    counts[side] += 1;
    const isHit =
      armed?.side === side && ('nth' in armed ? armed.nth === counts[side] : message.includes(armed.holds));
    const hit = isHit ? armed : null;
    if (!hit) return to.write(message) || true;
    armed = null;
    if (hit.act !== 'cut') {
      if (hit.when === 'before') hit.act();
      to.write(message);
      if (hit.when === 'after') hit.act();
      return true;
    }
    from.destroy();
    if (hit.when === 'before') to.destroy();
    // What was forwarded arrives; then the other side finds nobody there.
    else to.end(message);
    return false;
  };

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const cutClient = frameCutter({ startsBare: true });
    const cutUpstream = frameCutter({ startsBare: false });
    let isFirst = true;
    let isCut = false;
    const relay = (side: Moment['side'], chunk: Buffer) => {
      const [cut, to, from] =
        side === 'frontend' ? [cutClient, upstream, client] : [cutUpstream, client, upstream];
      for (const message of cut(chunk)) {
        if (isCut) return;
        const shown = side === 'frontend' && isFirst ? rewrite(message) : message;
        if (side === 'frontend') isFirst = false;
        isCut = !pass(side, shown, to, from);
      }
    };
    client.on('data', (chunk) => relay('frontend', chunk as Buffer));
    upstream.on('data', (chunk) => relay('backend', chunk as Buffer));
    const sever = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('end', () => other.end());
      socket.on('close', () => {
        pairs.delete(sever);
        if (!isCut) other.destroy();
      });
    }
    pairs.add(sever);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const here = typeof address === 'object' && address ? address.port : 0;

  return {
    /** The same database, through here. */
    url: (original: string) => {
      const through = new URL(original);
      through.host = `127.0.0.1:${here}`;
      return through.toString();
    },
    arm: (next: Armed) => {
      armed = next;
      counts = { frontend: 0, backend: 0 };
    },
    /** Ends a watch. Says what passed since `arm` or `count`, and whether the moment never came. */
    disarm: (): Counts & { isPending: boolean } => {
      const isPending = armed !== null;
      armed = null;
      return { ...counts, isPending };
    },
    count: () => {
      counts = { frontend: 0, backend: 0 };
    },
    /** Every later connection goes to another server. */
    retarget: (to: string) => {
      ({ hostname, port } = new URL(to));
    },
    /** Changes the startup message of later connections; its length has to stay. */
    rewriteStartup: (change: (startup: Buffer) => Buffer) => {
      rewrite = change;
    },
    sever: () => {
      for (const each of pairs) each();
    },
    close: async () => {
      for (const each of pairs) each();
      await new Promise((closed) => server.close(closed));
    },
  };
}
