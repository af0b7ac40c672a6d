import { createServer } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Process, startProcess as start } from './start-process.ts';

export type Running = Process;

/** A process of the product that is killed with the test. */
export async function startProcess(
  kind: Process['kind'],
  environment: Record<string, string>,
  port?: number,
): Promise<Process> {
  const running = await start({ kind, env: { ...environment, ...(port && { PORT: String(port) }) } });
  onTestFinished(() => running.kill());
  return running;
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
