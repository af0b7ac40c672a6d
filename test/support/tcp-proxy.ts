import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the network between us and a server behaves. */
export type Weather =
  | 'fair'
  /** Everything is accepted and nothing is answered, on connections that stand as well. */
  | 'silent'
  /** Every connection is accepted and closed at once, as when PostgreSQL restarts. */
  | 'slamming'
  /** Nobody listens. */
  | 'away';

/** A TCP proxy on loopback in front of `url`, whose weather can be changed. Gone when the test is. */
export async function tcpProxy(url: string) {
  const target = new URL(url);
  const { hostname, port: serverPort } = target;
  let weather: Weather = 'fair';
  let accepted = 0;
  const pairs = new Set<[Socket, Socket]>();
  const server = createServer((near) => {
    accepted += 1;
    near.on('error', () => undefined);
    if (weather === 'slamming') return void near.resume().end();
    if (weather === 'silent') return void near.resume();
    const far = connect(Number(serverPort), hostname);
    far.on('error', () => near.destroy());
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.on('data', (bytes) => weather === 'fair' && far.write(bytes));
    far.on('data', (bytes) => weather === 'fair' && near.write(bytes));
    far.on('close', () => near.end());
    near.on('close', () => {
      far.destroy();
      pairs.delete(pair);
    });
  });
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const hangUp = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  await listen(0);
  const { port } = server.address() as { port: number };
  onTestFinished(() => {
    hangUp();
    server.close();
  });
  target.hostname = '127.0.0.1';
  target.port = String(port);
  return {
    url: target.toString(),
    /** Connections taken so far. */
    accepted: () => accepted,
    async become(next: Weather) {
      if (weather === 'away') await listen(port);
      weather = next;
      if (next === 'slamming' || next === 'away') hangUp();
      if (next === 'away') await new Promise((done) => server.close(done));
      // A network that comes back has forgotten the connections it swallowed.
      if (next === 'fair') hangUp();
    },
  };
}
