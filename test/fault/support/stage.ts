import { rmSync } from 'node:fs';
import { eq, sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { customers } from '#db/schema/index.ts';
import { cloneDatabase, type TestUrls } from '#test/setup/clone-database.ts';
import { buildWorld } from '#test/support/build-world.ts';
import { sampleContent } from '#test/support/content.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { unlikeTheirLogs } from '#test/support/replay.ts';
import { dispatchAll } from '#workflows/dispatch/dispatch-issued.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { send, sendAllWithin } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { approve, createDrafts, submitReviews } from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import { createServices, type Services } from '#workflows/services.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Open = { invoiceId: string; reviewId: string; sha: string; customerId: string };

/** How many are opened in one transaction. */
const atOnce = 200;
const provider = { kind: 'provider', id: null, name: 'resend', channel: 'webhook' } as const;

/** An office in a database of its own for one scenario, with what brings its reviews where a fault is to meet them. */
export async function openStage(urls: TestUrls, options: Parameters<typeof buildWorld>[1] = {}) {
  const { drop, ...database } = await cloneDatabase(urls);
  const w = await buildWorld(database, { ...options, policy: { reminders: [], ...options.policy } });
  const others: Services[] = [];
  const { officeId, ownerDb, s } = w;

  const findAll = (invoiceIds: string[]) =>
    rows<Open>(
      ownerDb,
      sql`select r.invoice_id as "invoiceId", r.id as "reviewId", r.revision_sha256 as sha, i.customer_id as "customerId"
        from contract.reviews r join invoices i on i.id = r.invoice_id
        where r.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[]) order by r.invoice_id`,
    );
  const find = async (invoiceId: string): Promise<Open> => (await findAll([invoiceId]))[0]!;
  const { businessId, biller: actor } = w;
  /** Many drafts at once, put before their owner; for `customerIds` in turn. */
  const manySubmitted = async (count: number, customerIds = [w.customerId]): Promise<Open[]> => {
    const opened: Open[] = [];
    while (opened.length < count) {
      const drafts = Array.from({ length: Math.min(atOnce, count - opened.length) }, (_, index) => ({
        businessId,
        customerId: customerIds[(opened.length + index) % customerIds.length]!,
        content: sampleContent(),
        source: { kind: 'hand' },
      }));
      const invoiceIds = (await createDrafts(s, { officeId, actor, drafts })).map(
        ({ invoiceId }) => invoiceId,
      );
      await submitReviews(s, { officeId, actor, invoiceIds });
      opened.push(...(await findAll(invoiceIds)));
    }
    return opened;
  };
  const submitted = async (): Promise<Open> => (await manySubmitted(1))[0]!;
  /** Customers of their own, each with an address of his own. */
  const newCustomers = async (count: number): Promise<string[]> => {
    const { name, kind, party } = (await findCustomerRow())!;
    const made = Array.from({ length: count }, newId);
    for (let from = 0; from < count; from += 1000)
      await ownerDb
        .insert(customers)
        .values(
          made
            .slice(from, from + 1000)
            .map((id) => ({ officeId, id, businessId, name, kind, party, email: `${id}@clients.example` })),
        );
    return made;
  };
  const findCustomerRow = async () =>
    (await ownerDb.select().from(customers).where(eq(customers.id, w.customerId)))[0];
  /** A review whose window runs and ends at `dueAt`. */
  const running = async (dueAt: string): Promise<Open> => {
    const open = await submitted();
    const delivered = { request: 1, recipient: w.ownerId, reviewDueAt: dueAt, reminders: [] };
    await send(
      s.engine,
      officeId,
      { machine: reviewMachine, id: open.reviewId },
      { type: 'delivered', actor: provider, ...delivered },
    );
    return open;
  };

  const manyRunning = async (count: number, dueAt: string, customerIds?: string[]): Promise<Open[]> => {
    const opened = await manySubmitted(count, customerIds);
    const delivered = { request: 1, recipient: w.ownerId, reviewDueAt: dueAt, reminders: [] };
    for (let from = 0; from < count; from += atOnce) {
      const subjects = opened.slice(from, from + atOnce).map(({ invoiceId }) => invoiceId);
      await inOffice(s.db, officeId, (tx) =>
        sendAllWithin(s.engine, tx, officeId, {
          to: { machine: reviewMachine, subjects },
          prepare: (found) =>
            found.map(() => ({ type: 'delivered' as const, actor: provider, ...delivered })),
        }),
      );
    }
    return opened;
  };
  /** The deciding clock, moved by so much. */
  const inMs = async (ms: number) => new Date(Date.parse(await clock(s.db)) + ms).toISOString();

  return {
    ...w,
    find,
    newCustomers,
    submitted,
    manySubmitted,
    running,
    manyRunning,
    /** Issued by silence and followed, for customers of their own. */
    manyIssued: async (count: number): Promise<Open[]> => {
      const opened = await manyRunning(count, await inMs(1000), await newCustomers(count));
      await moveClock(s.db, 3000);
      while ((await tick(s.engine)).fired > 0);
      await dispatchAll(
        s,
        officeId,
        opened.map(({ invoiceId }) => invoiceId),
      );
      return opened;
    },
    inMs,
    approved: async (dueAt: string): Promise<Open> => {
      const open = await running(dueAt);
      await approve(s, { officeId, actor: w.owner, invoiceId: open.invoiceId, revisionSha256: open.sha });
      return open;
    },
    /** Another process in small: its own pool, at another address. */
    servicesAt: (url: string, max: number, kind: 'web' | 'worker' = 'web'): Services => {
      const services = createServices({ ...w.env, DATABASE_URL: url }, kind, { max });
      others.push(services);
      return services;
    },
    /** What is broken in the data, in words. */
    violations: async () => [
      ...(await checkInvariants(ownerDb)).map(({ invariant, says, row }) => `${invariant}: ${says} (${row})`),
      ...(await unlikeTheirLogs(ownerDb)),
    ],
    close: async () => {
      for (const each of others) await each.close().catch(() => undefined);
      await w.leave();
      await drop();
      rmSync(w.dataDir, { recursive: true, force: true });
    },
  };
}
