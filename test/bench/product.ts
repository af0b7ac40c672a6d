import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { connectAsOwner, inOffice, rows } from '#db/client.ts';
import { startCluster } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { sampleContent } from '#test/support/content.ts';
import { clock, stopwatch } from '#workflows/engine/clock.ts';
import { poll } from '#workflows/engine/poll.ts';
import { sendWithin } from '#workflows/engine/send.ts';
import { parseEnv } from '#workflows/env.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import { approve, createDraft, submitReview } from '#workflows/review/commands.ts';
import { createServices, type Services } from '#workflows/services.ts';
import type { Figure } from './figures.ts';
import { type BenchOffice, seedBench } from './seed.ts';

type Measured = Omit<Figure, 'ratio' | 'against'>;

/** The settings under which the peers are measured: durability fully on. */
const settings = ['shared_buffers=1GB', 'max_wal_size=8GB', 'checkpoint_timeout=30min'];
const businesses = 50;
const lanes = 16;

/** The product on the peers' job: n reviews over 50 businesses, opened by its commands; half approved, the rest expired. */
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
    const subject = (metric: string, unit: string, value: number) => ({
      bench: 'reviews',
      subject: 'tacite',
      metric,
      unit,
      value,
    });
    try {
      // A few first, so that code paths are hot.
      await open(s, office, 100, new Date(Date.parse(await clock(s.db)) + 1000).toISOString());
      const dueAt = new Date(Date.parse(await clock(s.db)) + 30_000 + n * 60).toISOString();
      const opening = stopwatch();
      const ids = await open(s, office, n, dueAt);
      const openMs = stopwatch() - opening;
      const approved = ids.filter((_, index) => Math.floor(index / businesses) % 2 === 0);
      const serial = await approveAll(s, office, approved.slice(0, 200), 1);
      const parallel = await approveAll(s, office, approved.slice(200), lanes);
      const expired = await expire(s, office, ids.length - approved.length, dueAt);
      return [
        subject('opened', '1/s', (n / openMs) * 1000),
        subject('expired', '1/s', expired),
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

/** Drafts, submissions and proofs of delivery by the product's own commands, 16 at a time. */
async function open(s: Services, office: BenchOffice, count: number, reviewDueAt: string): Promise<string[]> {
  const { officeId, biller, businesses: all } = office;
  return inLanes(count, async (index) => {
    const business = all[index % all.length]!;
    const source = { kind: 'hand' };
    const { id: businessId, customerId } = business;
    const { invoiceId } = await createDraft(s, {
      officeId,
      actor: biller,
      businessId,
      customerId,
      content: sampleContent(),
      source,
    });
    await submitReview(s, { officeId, actor: biller, invoiceId });
    await inOffice(s.db, officeId, async (tx) => {
      const [review] = await rows<{ id: string }>(
        tx,
        sql`select id from workflows where subject_id = ${invoiceId} and machine = 'review'`,
      );
      const actor = { kind: 'provider', id: null, name: 'bench', channel: 'webhook' } as const;
      await sendWithin(s.engine, tx, officeId, review!.id, {
        type: 'delivered',
        request: 1,
        recipient: business.ownerId,
        reviewDueAt,
        reminders: [],
        actor,
      });
    });
    return invoiceId;
  });
}

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

/** Waits for the common end of the windows, lets one worker loop run, and gives expiries per second from that end on. */
async function expire(s: Services, office: BenchOffice, count: number, dueAt: string): Promise<number> {
  const poller = poll(s.engine, { onError: (error) => process.stderr.write(`${String(error)}\n`) });
  const left = Date.parse(dueAt) - Date.parse(await clock(s.db));
  if (left < 0) throw new Error('opening took longer than the window');
  await wait(left);
  const from = stopwatch();
  const silent = async () =>
    inOffice(s.db, office.officeId, (tx) =>
      rows<{ n: number }>(
        tx,
        sql`select count(*)::int as n from invoices where decided_by = 'silence' and number is not null and review_due_at = ${dueAt}::timestamptz`,
      ),
    );
  for (;;) {
    const [done] = await silent();
    if ((done?.n ?? 0) >= count) break;
    if (stopwatch() - from > 180_000) throw new Error(`only ${done?.n} of ${count} expired in three minutes`);
    await wait(10);
  }
  const ms = stopwatch() - from;
  await poller.stop();
  return (count / ms) * 1000;
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
