import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export type RawAnswer = {
  /** Everything that came back before the connection was closed, or before `answers` answers were there. */
  text: string;
  statuses: number[];
  headers: Record<string, string>;
  /** Until the server hung up, in milliseconds; null when it did not. */
  closedAfter: number | null;
};

type Options = {
  /** Leave once so many answers have begun; otherwise when the server hangs up. */
  answers?: number;
  /** Written one after the other, with this many milliseconds in between. */
  drip?: number;
  longest?: number;
};

/** Sends bytes as they are, well-formed or not, and says what came back. */
export async function rawCall(
  port: number,
  bytes: string | string[],
  options: Options = {},
): Promise<RawAnswer> {
  const { answers, drip = 0, longest = 10_000 } = options;
  const start = performance.now();
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let closedAfter: number | null = null;
  const done = Promise.withResolvers<void>();
  const statusesIn = () => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  socket.on('data', (data) => {
    text += data.toString('latin1');
    if (answers !== undefined && statusesIn().filter((status) => status !== 100).length >= answers)
      done.resolve();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closedAfter = performance.now() - start;
    done.resolve();
  });
  const late = setTimeout(() => done.resolve(), longest);
  for (const part of [bytes].flat()) {
    if (socket.destroyed) break;
    socket.write(part, 'latin1');
    if (drip > 0) await wait(drip);
  }
  await done.promise;
  clearTimeout(late);
  socket.destroy();
  const [head = ''] = text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '').split('\r\n\r\n');
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
  );
  return { text, statuses: statusesIn(), headers, closedAfter };
}
