import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { QueueName } from '#db/queues.ts';
import { readRun } from './cluster.ts';

/** What serve.ts is told, one order at a time, and what it answers; to be woken needs no answer. */
export type Order = { open: Record<string, string> } | { close: true } | { wake: QueueName[] };
export type Answer = { error?: string };

/** A process that serves one product after another. */
export type Server = {
  open(environment: Record<string, string>): Promise<void>;
  /** Has its worker look at once for timers, and for jobs of these queues. */
  wake(queues: QueueName[]): void;
  /** Finishes what runs in the product, then ends it. */
  close(): Promise<void>;
  /** Ends the process. */
  stop(): Promise<void>;
};

/** Starts it, without any product. What it says goes where the test's own words go. */
export function startServer(): Server {
  const child = fork(readRun().server, [], {
    execPath: resolve('node_modules/.bin/node'),
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'test', NODE_COMPILE_CACHE: resolve('build/processes/compiled') },
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const send = (order: Order) => {
    if (!child.connected) throw new Error('the server of products has ended');
    child.send(order);
  };
  const tell = async (order: Order) => {
    const answered = new Promise<Answer>((done) => child.once('message', (answer) => done(answer as Answer)));
    const died = ended.then((code): Answer => ({ error: `the server of products ended with ${code}` }));
    send(order);
    const { error } = await Promise.race([answered, died]);
    if (error) throw new Error(error);
  };
  return {
    open: (environment) => tell({ open: environment }),
    wake: (queues) => send({ wake: queues }),
    close: () => tell({ close: true }),
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
