import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { differences, factsOf } from '../support/facts.ts';
import { type PgProxy, startPgProxy } from '../support/pg-proxy.ts';
import { startWorker } from '../support/processes.ts';
import { type Random, randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row } from '../support/scenario.ts';
import { type Open, openStage, type Stage } from '../support/stage.ts';
import { seconds, until } from '../support/until.ts';

/** What is due when the worker is killed. */
const batch = 12;
/** Within this much a killed item goes on (R2). */
const progressMs = 30_000;
/** Messages of a worker that start-up and one batch with its documents and mails take; a death later is one at rest. */
const mostMessages = 260;

/** A worker that is killed by SIGKILL at one of its messages to the database, in the middle of timers, documents and mails. */
export async function killWorkers(lab: Lab): Promise<Row> {
  const from = stopwatch();
  const random = randomFrom(lab.seed);
  const stage = await openStage(lab.urls);
  const proxy = await startPgProxy(stage.url);
  const broken: Broken[] = [];
  const gaps: number[] = [];
  try {
    for (let count = 0; count < lab.size; count++) {
      const { says, gapMs } = await killOne(stage, proxy, random);
      if (gapMs !== null) gaps.push(gapMs);
      broken.push(...says.map((each) => ({ case: `worker/${count}`, says: each })));
    }
  } finally {
    await proxy.close();
    await stage.close();
  }
  const measured = `progress after at most ${seconds(Math.max(...gaps))}`;
  return { what: 'worker killed at a message', count: lab.size, broken, ms: stopwatch() - from, measured };
}

async function killOne(stage: Stage, proxy: PgProxy, random: Random) {
  const dueAt = await stage.inMs(60_000);
  const opened = await stage.manyRunning(batch, dueAt);
  const worker = await startWorker(stage, { url: proxy.url(stage.url) });
  const dead = new Promise((ended) => worker.child.once('exit', ended));
  const nth = 1 + random.below(mostMessages);
  const when = random.pick(['before', 'after'] as const);
  proxy.arm({ side: 'frontend', nth, when, act: () => void worker.child.kill('SIGKILL') });
  await moveClock(stage.s.db, 62_000);
  await dead;
  const from = stopwatch();
  const says = (await stage.violations()).map((each) => `after message ${nth}: ${each}`);
  const before = await progressOf(stage);
  const next = await startWorker(stage);
  const isDone = async () => (await sentOf(stage, opened)) === batch;
  const wasDone = await isDone();
  const progressed = await until(async () => wasDone || (await progressOf(stage)) > before, progressMs);
  const gapMs = progressed === null ? null : stopwatch() - from;
  if (gapMs === null) says.push(`killed at message ${nth} and no progress in ${seconds(progressMs)}`);
  if ((await until(isDone, 3 * progressMs)) === null)
    says.push(`killed at message ${nth} and not all of it was ever done`);
  for (const { invoiceId } of opened) {
    const wanted = {
      state: 'issued',
      decidedBy: 'silence',
      entries: { issue: 1, document: 1 },
      dispatches: ['delivered'],
    };
    says.push(...differences(await factsOf(stage.ownerDb, invoiceId), wanted));
  }
  says.push(...(await stage.violations()));
  await next.kill('SIGTERM');
  return { says, gapMs };
}

/** Counts every step forward: transitions, documents, mails that left. */
async function progressOf({ ownerDb }: Stage): Promise<number> {
  const [row] = await rows<{ n: number }>(
    ownerDb,
    sql`select (select count(*) from transitions)::int + (select count(*) from documents)::int
      + (select count(*) from mails where state = 'delivered')::int as n`,
  );
  return row!.n;
}

async function sentOf({ ownerDb }: Stage, opened: Open[]): Promise<number> {
  const ids = sql.param(opened.map(({ invoiceId }) => invoiceId));
  const [row] = await rows<{ n: number }>(
    ownerDb,
    sql`select count(*)::int as n from contract.dispatches
      where invoice_id = any (${ids}::text[]::uuid[]) and state = 'delivered'`,
  );
  return row!.n;
}
