import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TypesetAnswer, TypesetOrder } from './typeset-worker.ts';

/** A typesetter: a process that sets one document at a time. */
export type Seat = {
  isFree: () => boolean;
  /** Gives it a document; `done` is called once, with the answer or the reason why there is none. */
  set: (order: TypesetOrder, limitMs: number, done: (result: TypesetAnswer) => void) => void;
  /** Ends it; what it was setting is answered with the reason. Resolves when its process is gone. */
  leave: (reason: string) => Promise<void>;
};

/** More than this kept after a document, and it is replaced by a new one. A usual one keeps 200 to 300 MB. */
const mostKeptMegabytes = 450;

/** More than this while at work, and it is ended: five thousand lines take about 1,200. */
const mostMegabytes = 2000;
const lookEveryMs = 200;

/** Starts a typesetter. `onGone` is called once, when it will take no more documents. */
export function openSeat(onGone: () => void): Seat {
  // Node runs the TypeScript from the sources, whichever loader or bundle this module came through.
  const entry = path.resolve(process.cwd(), 'workflows/documents/typeset-worker.ts');
  const child = fork(entry, [], {
    execArgv: ['--max-old-space-size=512'],
    env: { PATH: process.env.PATH, TZ: 'UTC', NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let job: { done: (result: TypesetAnswer) => void; timers: NodeJS.Timeout[] } | null = null;
  let isGone = false;

  function finish(result: TypesetAnswer) {
    const finished = job;
    job = null;
    hold(child, false);
    for (const timer of finished?.timers ?? []) clearTimeout(timer);
    finished?.done(result);
  }

  function leave(reason: string): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
    if (!isGone) {
      isGone = true;
      child.kill('SIGKILL');
      onGone();
    }
    finish({ error: reason });
    // Whoever waits for the end stays to see it.
    child.ref();
    return gone;
  }

  child.on('message', (answer: TypesetAnswer) => {
    if (isGone) return;
    const isHeavy = residentMegabytes(child) > mostKeptMegabytes;
    if (isHeavy) {
      isGone = true;
      child.kill('SIGKILL');
      onGone();
    }
    finish(answer);
  });
  child.on('error', (error) => void leave(`the typesetter failed: ${error.message}`));
  child.on('exit', (code, signal) => void leave(`the typesetter ended with ${signal ?? `code ${code}`}`));
  hold(child, false);

  return {
    isFree: () => job === null && !isGone,
    set(order, limitMs, done) {
      const late = setTimeout(() => void leave(`no document within ${limitMs} ms`), limitMs);
      const watch = setInterval(() => {
        if (residentMegabytes(child) > mostMegabytes)
          void leave(`a document took more than ${mostMegabytes} MB`);
      }, lookEveryMs);
      job = { done, timers: [late, watch] };
      hold(child, true);
      child.send(order, () => {});
    },
    leave,
  };
}

/** An idle typesetter keeps no process alive; it ends by itself when its channel closes. */
function hold(child: ChildProcess, isHeld: boolean) {
  for (const handle of [child, child.channel]) isHeld ? handle?.ref() : handle?.unref();
}

/** What the process holds in memory; 0 where the system doesn't tell (only Linux does). */
function residentMegabytes({ pid }: ChildProcess): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1_000_000;
  } catch {
    return 0;
  }
}
