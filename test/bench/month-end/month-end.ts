import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { policies } from '#db/schema/index.ts';
import { sampleContent } from '#test/support/content.ts';
import { closeTypesetter } from '#workflows/documents/typeset.ts';
import { stopwatch } from '#workflows/engine/clock.ts';
import { createDrafts, submitReviews } from '#workflows/review/commands.ts';
import { startWorker } from '#workflows/worker.ts';
import { costOf, readCost } from '../cost.ts';
import type { Figure } from '../figures.ts';
import { onStand, type Stand } from '../stand.ts';
import { typesetters } from './typesetters.ts';

const together = 200;

/**
 * A month's end: `n` drafts of fifty businesses that ask nobody, sent off as sets, then issued, set, stored and handed to
 * their mails by one worker, while a second reader asks how far it is as the page does. One of them can't be set at all:
 * it must stand among the failed, and stop none of the others.
 */
export function monthEnd({ n }: { n: number }): Promise<Figure[]> {
  return onStand({ businesses: 50, connections: 12 }, async (stand) => {
    process.stdout.write(`Load of the machine at the start: ${(loadavg()[0] ?? 0).toFixed(1)}.\n`);
    await askNobody(stand);
    const ids = await draft(stand, n);
    const issuing = stopwatch();
    for (let from = 0; from < n; from += together) await issue(stand, ids.slice(from, from + together));
    const issuedMs = stopwatch() - issuing;
    await spoil(stand, ids[Math.floor(n / 2)] ?? '');
    const before = await readCost(stand.owner, stand.dir);
    const worker = await startWorker(stand.s);
    const { ms, peak, peakOfTypesetters, looks } = await follow(stand, n - 1);
    const typesetting = typesetters().cpuMs / (n - 1);
    const sentMs = ms + (await untilSent(stand));
    const cost = costOf(before, await readCost(stand.owner, stand.dir), n - 1);
    const [failed] = await rows<{ count: number }>(
      stand.owner,
      sql`select count(*)::int as count from pgboss.job where name = 'dispatch' and state in ('retry', 'failed')`,
    );
    await closeTypesetter();
    await worker.stop();
    const figure = (metric: string, unit: string, value: number): Figure => ({
      bench: 'month-end',
      subject: `${n} invoices, one worker`,
      metric,
      unit,
      value,
      ratio: null,
      against: null,
    });
    return [
      figure('issued', '1/s', (n * 1000) / issuedMs),
      figure('set and stored', '1/s', ((n - 1) * 1000) / ms),
      figure('issued and stored, all', 's', (issuedMs + ms) / 1000),
      figure('and sent, all', 's', (issuedMs + sentMs) / 1000),
      figure('CPU each, typesetters', 'ms', typesetting),
      figure('worker', 'ms', cost.engineMs),
      figure('PostgreSQL', 'ms', cost.databaseMs),
      figure('memory of the worker, at most', 'MB', peak / 1e6),
      figure('of its typesetters', 'MB', peakOfTypesetters / 1e6),
      figure('a look at the progress, p95', 'ms', looks),
      figure('spoilt, and set apart', '', failed?.count ?? 0),
    ];
  });
}

async function askNobody({ s, office: { officeId } }: Stand) {
  await inOffice(s.db, officeId, async (tx) => {
    const [known] = await tx.select().from(policies).limit(1);
    if (!known) throw new Error('no policy');
    const policy = { ...known.policy, needsApproval: 'never' as const };
    await tx.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
      select office_id, business_id, 2, ${JSON.stringify(policy)}::jsonb, 'bench' from policies where version = 1`);
  });
}

async function draft({ s, office }: Stand, n: number): Promise<string[]> {
  const { officeId, biller: actor, businesses } = office;
  const ids: string[] = [];
  for (let from = 0; from < n; from += together) {
    const drafts = Array.from({ length: Math.min(together, n - from) }, (_, index) => {
      const business = businesses[(from + index) % businesses.length]!;
      const { id: businessId, customerId } = business;
      const content = sampleContent({ subject: `Travaux du mois, dossier ${from + index}` });
      return { businessId, customerId, content, source: { kind: 'hand' } };
    });
    const made = await createDrafts(s, { officeId, actor, drafts });
    ids.push(...made.map(({ invoiceId }) => invoiceId));
  }
  return ids;
}

async function issue({ s, office: { officeId, biller: actor } }: Stand, invoiceIds: string[]) {
  const outcomes = await submitReviews(s, { officeId, actor, invoiceIds });
  for (const [id, outcome] of outcomes) {
    if (!outcome.accepted || outcome.state !== 'issued')
      throw new Error(`${id} is ${JSON.stringify(outcome)}`);
  }
}

/** An invoice whose sealed content no typesetter can read: as somebody with the rights of the tables' owner would spoil it. */
async function spoil({ owner }: Stand, invoiceId: string) {
  await owner.transaction(async (tx) => {
    await tx.execute(sql`alter table issued_invoices disable trigger user`);
    await tx.execute(
      sql`update issued_invoices set content = '{"content":{}}' where invoice_id = ${invoiceId}::uuid`,
    );
    await tx.execute(sql`alter table issued_invoices enable trigger user`);
  });
}

/** Looks how far it is until `wanted` PDFs are stored, twice a second, as the page does. */
async function follow({ s, office: { officeId } }: Stand, wanted: number) {
  const start = stopwatch();
  const times: number[] = [];
  let peak = 0;
  let peakOfTypesetters = 0;
  for (;;) {
    const look = stopwatch();
    const [row] = await inOffice(s.db, officeId, (tx) =>
      rows<{ done: number }>(
        tx,
        sql`select count(*)::int as done from documents where office_id = ${officeId}::uuid and kind = 'pdf'`,
      ),
    );
    times.push(stopwatch() - look);
    peak = Math.max(peak, residentBytes());
    peakOfTypesetters = Math.max(peakOfTypesetters, typesetters().bytes);
    if ((row?.done ?? 0) >= wanted) break;
    await wait(500);
  }
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return { ms: stopwatch() - start, peak, peakOfTypesetters, looks: p95 };
}

/** Milliseconds until the last mail to a customer has left. */
async function untilSent({ owner }: Stand): Promise<number> {
  const start = stopwatch();
  for (;;) {
    const [row] = await rows<{ left: number }>(
      owner,
      sql`select count(*)::int as left from mails where state in ('queued', 'sending')`,
    );
    if ((row?.left ?? 0) === 0) return stopwatch() - start;
    await wait(250);
  }
}

const residentBytes = () => Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[1]) * 4096;
