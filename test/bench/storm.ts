import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { sampleContent } from '#test/support/content.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import type { Engine } from '#workflows/engine/engine.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { poll } from '#workflows/engine/poll.ts';
import { sendAllWithin } from '#workflows/engine/send.ts';
import { createDrafts, submitReviews } from '#workflows/review/commands.ts';
import { type ReviewContext, reviewMachine } from '#workflows/review/events.ts';
import { type Cost, costOf, readCost } from './cost.ts';
import type { Stand } from './stand.ts';

/** How many drafts go to their owners in one transaction. */
const batch = 200;
/** As when several people of an office, or several of its imports, are at it. */
const batchesAtOnce = 4;
const windowMs = 48 * 3_600_000;

export type Storm = { opened: number; openCost: Cost; expired: number; cost: Cost };

/** Opens n reviews whose windows end at one instant, moves the clock there, and lets worker loops run. Both per second. */
export async function storm(stand: Stand, n: number, engines: Engine[] = [stand.s.engine]): Promise<Storm> {
  const { owner, dir } = stand;
  const { perSecond: opened, cost: openCost, dueAt } = await open(stand, n);
  // As a database that has lived would be.
  await owner.execute(sql`analyze`);
  const before = await readCost(owner, dir);
  const expired = await expire(stand, engines, n, dueAt);
  return { opened, openCost, expired, cost: costOf(before, await readCost(owner, dir), n) };
}

/**
 * Submissions and proofs of delivery by the product's own commands; the drafts are there before. Their windows end at one
 * instant, or spread over `withinMs` after it.
 */
export async function open(stand: Stand, n: number, withinMs = 0) {
  const { s, owner, dir, office } = stand;
  const { officeId, biller } = office;
  const ids = await draft(stand, n);
  // Plans are made for tables of this size, as in a database that has lived.
  await owner.execute(sql`analyze`);
  const firstMs = Date.parse(await clock(s.db)) + windowMs;
  const endOf = (index: number) => new Date(firstMs + Math.floor((withinMs * index) / n)).toISOString();
  const dueAt = endOf(0);
  const before = await readCost(owner, dir);
  const start = stopwatch();
  const openBatch = async (from: number) => {
    const invoiceIds = ids.slice(from, from + batch);
    await submitReviews(s, { officeId, actor: biller, invoiceIds });
    await inOffice(s.db, officeId, (tx) =>
      sendAllWithin(s.engine, tx, officeId, {
        to: { machine: reviewMachine, subjects: invoiceIds },
        prepare: (found) => found.map(({ context }, index) => delivered(context, endOf(from + index))),
      }),
    );
  };
  let next = 0;
  const lane = async () => {
    for (let from = next; from < n; from = next) {
      next += batch;
      await openBatch(from);
    }
  };
  await Promise.all(Array.from({ length: batchesAtOnce }, lane));
  const perSecond = (n / (stopwatch() - start)) * 1000;
  return { ids, dueAt, perSecond, cost: costOf(before, await readCost(owner, dir), n) };
}

async function draft({ s, office }: Stand, n: number): Promise<string[]> {
  const { officeId, biller, businesses: all } = office;
  const ids: string[] = [];
  for (let from = 0; from < n; from += batch) {
    const drafts = Array.from({ length: Math.min(batch, n - from) }, (_, index) => {
      const { id: businessId, customerId } = all[(from + index) % all.length]!;
      return { businessId, customerId, content: sampleContent(), source: { kind: 'hand' } };
    });
    const made = await createDrafts(s, { officeId, actor: biller, drafts });
    ids.push(...made.map(({ invoiceId }) => invoiceId));
  }
  return ids;
}

const delivered = ({ request, recipients }: ReviewContext, reviewDueAt: string) => ({
  type: 'delivered' as const,
  request,
  recipient: Object.keys(recipients)[0]!,
  reviewDueAt,
  reminders: [],
  actor: { kind: 'provider', id: null, name: 'bench', channel: 'webhook' } as const,
});

/** From the first instant at which a timer may fire, its end and the grace of answers on their way, to the last commit. */
async function expire({ s, office }: Stand, engines: Engine[], count: number, dueAt: string) {
  await moveClock(s.db, Date.parse(dueAt) + graceMs - Date.parse(await clock(s.db)));
  let fired = 0;
  let lastAt = 0;
  const onTick = (ticked: { fired: number }) => {
    fired += ticked.fired;
    if (ticked.fired > 0) lastAt = stopwatch();
  };
  const onError = (error: unknown) => process.stderr.write(`${String(error)}\n`);
  const from = stopwatch();
  const pollers = engines.map((engine) => poll(engine, { onTick, onError }));
  while (fired < count && stopwatch() - from < 600_000) await wait(20);
  for (const poller of pollers) await poller.stop();
  const [done] = await inOffice(s.db, office.officeId, (tx) =>
    rows<{ n: number }>(
      tx,
      sql`select count(*)::int as n from invoices where decided_by = 'silence' and number is not null
        and review_due_at = ${dueAt}::timestamptz`,
    ),
  );
  if (done?.n !== count) throw new Error(`${done?.n} of ${count} expired`);
  return (count / (lastAt - from)) * 1000;
}
