import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { signal } from '../observe/signals.ts';
import type { TypesetInput } from './typeset-input.ts';
import type { TypesetAnswer, TypesetOrder } from './typeset-worker.ts';

export type { TypesetInput } from './typeset-input.ts';

/** A document that could not be set: refused by the template, too slow, or its worker died. The input is not at fault. */
export class TypesetError extends Error {
  override name = 'TypesetError';
}

type Job = TypesetOrder & {
  limitMs: number;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: TypesetError) => void;
};
type Seat = { worker: Worker; job: Job | null; timer: NodeJS.Timeout | null };

const MOST_WORKERS = 2;
const LIMIT_MS = 20_000;

const seats = new Set<Seat>();
const queue: Job[] = [];

/**
 * The PDF of a document, set in a worker thread so that no request waits for it. The same input gives the same bytes, on
 * any machine with the same dependencies.
 *
 * @throws TypesetError when it can't be set within `limitMs` milliseconds of its turn, or at all.
 */
export function typeset(input: TypesetInput, limitMs = LIMIT_MS): Promise<Uint8Array> {
  return order({ input, as: 'pdf' }, limitMs);
}

/** The same document as an SVG drawing (UTF-8), for a preview in a page; its pages stand below each other. @throws TypesetError */
export function drawPreview(input: TypesetInput, limitMs = LIMIT_MS): Promise<Uint8Array> {
  return order({ input, as: 'svg' }, limitMs);
}

async function order(what: TypesetOrder, limitMs: number): Promise<Uint8Array> {
  const start = performance.now();
  const tell = (outcome: 'done' | 'failed') =>
    signal('typeset', { as: what.as, outcome, ms: performance.now() - start });
  try {
    const bytes = await new Promise<Uint8Array>((resolve, reject) => {
      queue.push({ ...what, limitMs, resolve, reject });
      advance();
    });
    tell('done');
    return bytes;
  } catch (error) {
    tell('failed');
    throw error;
  }
}

/** Ends the workers; what still waits is rejected. A later `typeset` starts anew. */
export async function closeTypesetter(): Promise<void> {
  const gone = [...seats];
  for (const job of queue.splice(0)) job.reject(new TypesetError('the typesetter was closed'));
  for (const seat of gone) leave(seat, 'the typesetter was closed');
  await Promise.all(gone.map((seat) => seat.worker.terminate()));
}

function advance(): void {
  while (queue.length > 0) {
    const idle = [...seats].find((each) => each.job === null);
    const seat = idle ?? (seats.size < MOST_WORKERS ? hire() : null);
    const job = seat && queue.shift();
    if (!seat || !job) return;
    seat.job = job;
    seat.timer = setTimeout(() => dismiss(seat, `no PDF within ${job.limitMs} ms`), job.limitMs);
    seat.worker.ref();
    seat.worker.postMessage({ input: job.input, as: job.as } satisfies TypesetOrder);
  }
}

/** Node runs the worker's TypeScript from the sources, whichever loader or bundle this module came through. */
function hire(): Seat {
  const entry = path.resolve(process.cwd(), 'workflows/documents/typeset-worker.ts');
  const worker = new Worker(entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const seat: Seat = { worker, job: null, timer: null };
  seats.add(seat);
  worker.on('message', (answer: TypesetAnswer) => {
    const job = release(seat);
    if ('bytes' in answer) job?.resolve(answer.bytes);
    else job?.reject(new TypesetError(answer.error));
    advance();
  });
  worker.on('error', (error) => dismiss(seat, `the typesetting worker failed: ${error.message}`));
  worker.on('exit', (code) => dismiss(seat, `the typesetting worker ended with code ${code}`));
  worker.unref();
  return seat;
}

function dismiss(seat: Seat, reason: string): void {
  if (!seats.has(seat)) return;
  leave(seat, reason);
  void seat.worker.terminate();
  advance();
}

function leave(seat: Seat, reason: string): void {
  seats.delete(seat);
  release(seat)?.reject(new TypesetError(reason));
}

function release(seat: Seat): Job | null {
  const { job } = seat;
  if (seat.timer) clearTimeout(seat.timer);
  seat.job = null;
  seat.timer = null;
  seat.worker.unref();
  return job;
}
