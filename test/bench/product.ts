import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { connectAsOwner, type Db, inOffice, rows } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { sampleContent } from '#test/support/content.ts';
import { clock, stopwatch } from '#workflows/engine/clock.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { poll } from '#workflows/engine/poll.ts';
import { sendAllWithin } from '#workflows/engine/send.ts';
import { parseEnv } from '#workflows/env.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { approve, createDrafts, submitReviews } from '#workflows/review/commands.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { costOf, readCost } from './cost.ts';
import type { Figure } from './figures.ts';
import { type BenchOffice, seedBench } from './seed.ts';

type Measured = Omit<Figure, 'ratio' | 'against'>;

/** The settings under which the peers are measured: durability fully on. */
const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=30min'];
const businesses = 50;
const lanes = 16;

/** The product on the peers' job: n reviews over 50 businesses, opened by its commands; then all expire, or half are approved before. */
export async function measureProduct(n: number): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'tacite-bench-'));
  const cluster = await startCluster(
    dir,
    settings.flatMap((setting) => ['-c', setting]),
  );
  try {
    await migrate(cluster.url('tacite_owner'));
    const env = parseEnv({
      NODE_ENV: 'test',
      DATABASE_URL: cluster.url('tacite'),
      DATA_DIR: dir,
      LOG_LEVEL: 'silent',
    });
    ensureLedgerKey(env.LEDGER_KEY_FILE);
    const owner = connectAsOwner(cluster.url('tacite_owner'));
    const office = await seedBench(owner.db, businesses);
    const s = createServices(env, 'worker', { max: lanes + 4 });
    await s.boss.start();
    const bench: Bench = { s, office, owner: owner.db, dir };
    const subject = (metric: string, unit: string, value: number) => ({
      bench: 'reviews',
      subject: 'tacite',
      metric,
      unit,
      value,
    });
    try {
      await storm(bench, 200); // code paths are hot then, and plans are made
      const { opened, openCost, expired, cost } = await storm(bench, n);
      const race = await open(bench, n, later(await clock(s.db), 24 * 3_600_000));
      const serial = await approveAll(s, office, race.ids.slice(0, 200), 1);
      const parallel = await approveAll(s, office, race.ids.slice(200), lanes);
      return [
        subject('opened', '1/s', opened),
        subject('expired', '1/s', expired),
        subject('CPU an opening, database', 'ms', openCost.databaseMs),
        subject('CPU an opening, engine', 'ms', openCost.engineMs),
        subject('CPU an expiry, database', 'ms', cost.databaseMs),
        subject('CPU an expiry, engine', 'ms', cost.engineMs),
        subject('WAL an expiry', 'bytes', cost.walBytes),
        subject('transactions an expiry', '', cost.transactions),
        subject('approved, 16 at once', '1/s', (parallel.times.length / parallel.ms) * 1000),
        subject('one approval p50', 'ms', quantile(serial.times, 0.5)),
        subject('one approval p99', 'ms', quantile(serial.times, 0.99)),
      ];
    } finally {
      await s.boss.stop({ graceful: false });
      await s.close();
      await owner.close();
    }
  } finally {
    await cluster.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

type Bench = { s: Services; office: BenchOffice; owner: Db; dir: string };

const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

/** Opens n reviews that end at one instant, lets one worker loop run, and gives both per second. */
async function storm(bench: Bench, n: number) {
  const { s, office, owner } = bench;
  const dueAt = later(await clock(s.db), 4_000 + n);
  const { perSecond: opened, cost: openCost } = await open(bench, n, dueAt);
  await owner.execute(sql`analyze`);
  const before = await readCost(owner, bench.dir);
  const expired = await expire(s, office, n, dueAt);
  return { opened, openCost, expired, cost: costOf(before, await readCost(owner, bench.dir), n) };
}

const batch = 200;

/** Submissions and proofs of delivery by the product's own commands, `batch` at a time; the drafts are there before. */
async function open({ s, office, owner, dir }: Bench, n: number, reviewDueAt: string) {
  const { officeId, biller, businesses: all } = office;
  const ids: string[] = [];
  for (let from = 0; from < n; from += batch) {
    const drafts = Array.from({ length: Math.min(batch, n - from) }, (_, index) => {
      const business = all[(from + index) % all.length]!;
      const { id: businessId, customerId } = business;
      return { businessId, customerId, content: sampleContent(), source: { kind: 'hand' } };
    });
    const made = await createDrafts(s, { officeId, actor: biller, drafts });
    ids.push(...made.map(({ invoiceId }) => invoiceId));
  }
  const before = await readCost(owner, dir);
  const start = stopwatch();
  for (let from = 0; from < n; from += batch) {
    const invoiceIds = ids.slice(from, from + batch);
    await submitReviews(s, { officeId, actor: biller, invoiceIds });
    await inOffice(s.db, officeId, (tx) =>
      sendAllWithin(s.engine, tx, officeId, {
        to: { machine: 'review', subjects: invoiceIds },
        prepare: (found) => found.map(({ context }) => delivered(context as ReviewContext, reviewDueAt)),
      }),
    );
  }
  const perSecond = (n / (stopwatch() - start)) * 1000;
  return { ids, perSecond, cost: costOf(before, await readCost(owner, dir), n) };
}

const delivered = ({ request, recipients }: ReviewContext, reviewDueAt: string) => ({
  type: 'delivered',
  request,
  recipient: Object.keys(recipients)[0]!,
  reviewDueAt,
  reminders: [],
  actor: { kind: 'provider', id: null, name: 'bench', channel: 'webhook' } as const,
});

async function approveAll(s: Services, office: BenchOffice, ids: string[], atOnce: number) {
  const revisions = await inOffice(s.db, office.officeId, (tx) =>
    rows<{ invoice_id: string; sha256: string }>(tx, sql`select invoice_id, sha256 from revisions`),
  );
  const shaOf = new Map(revisions.map((row) => [row.invoice_id, row.sha256]));
  const times: number[] = [];
  const from = stopwatch();
  await inLanes(
    ids.length,
    async (index) => {
      const start = stopwatch();
      const invoiceId = ids[index]!;
      await approve(s, {
        officeId: office.officeId,
        actor: office.owner,
        invoiceId,
        revisionSha256: shaOf.get(invoiceId)!,
      });
      times.push(stopwatch() - start);
    },
    atOnce,
  );
  return { times, ms: stopwatch() - from };
}

/**
 * Waits for the common end of the windows and gives expiries per second, from the first instant at which a timer may
 * fire (its end and the grace that answers on their way have) to the last commit.
 */
async function expire(s: Services, office: BenchOffice, count: number, dueAt: string): Promise<number> {
  const left = Date.parse(dueAt) + graceMs - Date.parse(await clock(s.db));
  if (left < graceMs) throw new Error('opening took longer than the window');
  let fired = 0;
  let lastAt = 0;
  const poller = poll(s.engine, {
    onError: (error) => process.stderr.write(`${String(error)}\n`),
    onTick: (ticked) => {
      fired += ticked.fired;
      if (ticked.fired > 0) lastAt = stopwatch();
    },
  });
  const from = stopwatch() + left;
  while (fired < count && stopwatch() - from < 300_000) await wait(50);
  await poller.stop();
  const [done] = await inOffice(s.db, office.officeId, (tx) =>
    rows<{ n: number }>(
      tx,
      sql`select count(*)::int as n from invoices where decided_by = 'silence' and number is not null
        and review_due_at = ${dueAt}::timestamptz`,
    ),
  );
  if (done?.n !== count) throw new Error(`only ${done?.n} of ${count} expired`);
  return (count / (lastAt - from)) * 1000;
}

async function inLanes<T>(count: number, work: (index: number) => Promise<T>, atOnce = lanes): Promise<T[]> {
  const results: T[] = new Array(count);
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      results[index] = await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

const quantile = (values: number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? 0;
