import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { ownerBrowser } from '#test/support/owner-browser.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import type { Open, Stage } from './stage.ts';

/** Owners at work: each opens a review, reads it and approves it, then the next, until told to stop. */
export type Crowd = {
  /** What they were told is done. */
  acknowledged: string[];
  /** Answers that were neither a page nor a refusal, by what they were. */
  troubles: Map<string, number>;
  slowestMs: number;
  stop: () => Promise<void>;
};

/** `origins` may change while they work: a process that was started again listens elsewhere. */
export function startCrowd(stage: Stage, people: number, reviews: Open[], origins: () => string[]): Crowd {
  const crowd: Crowd = { acknowledged: [], troubles: new Map(), slowestMs: 0, stop: async () => undefined };
  let isOver = false;
  let next = 0;
  // The answers alone: what the crowd reads from the database by itself waits for another connection than the product's.
  const timed = async (url: string, init?: RequestInit): Promise<Response> => {
    const from = stopwatch();
    try {
      const answer = await fetch(url, { redirect: 'manual', ...init });
      const body = await answer.arrayBuffer();
      return new Response([204, 303, 304].includes(answer.status) ? null : body, answer);
    } finally {
      crowd.slowestMs = Math.max(crowd.slowestMs, stopwatch() - from);
    }
  };
  const trouble = (what: string) => crowd.troubles.set(what, (crowd.troubles.get(what) ?? 0) + 1);
  const person = async (number: number) => {
    for (let review = reviews[next++]; review && !isOver; review = reviews[next++]) {
      for (let isDone = false; !isDone && !isOver; ) {
        const origin = origins()[number % origins().length] ?? '';
        const to = (path: string, init?: RequestInit) => timed(origin + path, init);
        try {
          const browser = await ownerBrowser(stage, to, review);
          await browser.read(to, 'approve');
          const { status } = await browser.answer(to, 'approve');
          isDone = status === 303;
          if (isDone) crowd.acknowledged.push(review.invoiceId);
          else trouble(`answered ${status}`);
        } catch (error) {
          trouble(error instanceof Error ? error.message.slice(0, 60) : String(error));
        }
        if (!isDone) await new Promise((again) => setTimeout(again, 250));
      }
    }
  };
  const all = Promise.all(Array.from({ length: people }, (_, number) => person(number)));
  crowd.stop = async () => {
    isOver = true;
    await all;
  };
  return crowd;
}

/** Invoices whose approval was acknowledged and is not in the database. */
export async function lostOf({ ownerDb }: Stage, acknowledged: string[]): Promise<string[]> {
  const found = await rows<{ id: string }>(
    ownerDb,
    sql`select r.invoice_id as id from contract.reviews r join transitions t on t.workflow_id = r.id and t.event = 'approve'
      where r.invoice_id = any (${sql.param(acknowledged)}::text[]::uuid[])`,
  );
  const kept = new Set(found.map(({ id }) => id));
  return acknowledged.filter((id) => !kept.has(id));
}

/** Whether a web process says that it can do its work. */
export const isReady = async (origin: string): Promise<boolean> =>
  (await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(3000) })).status === 200;
