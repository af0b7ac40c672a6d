import { signal } from '../observe/signals.ts';
import type { Paper } from './paper.ts';
import type { TypesetInput } from './typeset-input.ts';
import { openSeat, type Seat } from './typeset-seat.ts';
import type { TypesetOrder } from './typeset-worker.ts';

export type { TypesetInput } from './typeset-input.ts';

/** A document that could not be set: refused by the template, too slow, too large, or its typesetter died. The input is not at fault. */
export class TypesetError extends Error {
  override name = 'TypesetError';
}

type Job = {
  order: TypesetOrder;
  limitMs: number;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: TypesetError) => void;
};

const mostSeats = 2;
/** For any document, and more for each of its lines: five thousand take tens of seconds of a busy machine. */
const LIMIT_MS = 20_000;
const LIMIT_MS_A_LINE = 20;
const PAPER_LIMIT_MS = 60_000;
const limitOf = ({ content }: TypesetInput) => LIMIT_MS + LIMIT_MS_A_LINE * content.lines.length;

const seats = new Set<Seat>();
const queue: Job[] = [];

/**
 * The PDF of a document, set in a process of its own so that no request waits for it. The same input gives the same bytes,
 * on any machine with the same dependencies.
 *
 * @throws TypesetError when it can't be set within `limitMs` milliseconds of its turn, within its memory, or at all.
 */
export function typeset(input: TypesetInput, limitMs = limitOf(input)): Promise<Uint8Array> {
  return order({ input, as: 'pdf' }, limitMs);
}

/** The PDF of a paper that is no invoice, set in the same processes. @throws TypesetError */
export const typesetPaper = (paper: Paper, limitMs = PAPER_LIMIT_MS): Promise<Uint8Array> =>
  order({ paper, as: 'pdf' }, limitMs);

/** The same document as an SVG drawing (UTF-8), for a preview in a page; its pages stand below each other. @throws TypesetError */
export function drawPreview(input: TypesetInput, limitMs = limitOf(input)): Promise<Uint8Array> {
  return order({ input, as: 'svg' }, limitMs);
}

/** The same as a `Drawing` (JSON) without the bodies and letters that its reader knows, for a screen that redraws it at each key. @throws TypesetError */
export function drawSince(
  input: TypesetInput,
  known: readonly string[],
  limitMs = limitOf(input),
): Promise<Uint8Array> {
  return order({ input, as: 'drawing', known }, limitMs);
}

async function order(what: TypesetOrder, limitMs: number): Promise<Uint8Array> {
  const start = performance.now();
  const tell = (outcome: 'done' | 'failed') =>
    signal('typeset', { as: what.as, outcome, ms: performance.now() - start });
  try {
    const bytes = await new Promise<Uint8Array>((resolve, reject) => {
      const job = { order: what, limitMs, resolve, reject };
      // Somebody waits before a screen for a drawing; a PDF is for later.
      if (what.as === 'pdf') queue.push(job);
      else queue.unshift(job);
      advance();
    });
    tell('done');
    return bytes;
  } catch (error) {
    tell('failed');
    throw error;
  }
}

/** Ends the typesetters; what still waits is rejected. A later `typeset` starts anew. */
export async function closeTypesetter(): Promise<void> {
  const gone = [...seats];
  for (const job of queue.splice(0)) job.reject(new TypesetError('the typesetter was closed'));
  await Promise.all(gone.map((seat) => seat.leave('the typesetter was closed')));
}

function advance(): void {
  while (queue.length > 0) {
    const seat = [...seats].find((each) => each.isFree()) ?? (seats.size < mostSeats ? hire() : null);
    const job = seat && queue.shift();
    if (!seat || !job) return;
    const { limitMs, resolve, reject } = job;
    seat.set(job.order, limitMs, (result) => {
      if ('bytes' in result) resolve(result.bytes);
      else reject(new TypesetError(result.error));
      advance();
    });
  }
}

function hire(): Seat {
  const seat = openSeat(() => seats.delete(seat));
  seats.add(seat);
  return seat;
}
