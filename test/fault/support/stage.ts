import { rmSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { cloneDatabase, type TestUrls } from '#test/setup/clone-database.ts';
import { buildWorld } from '#test/support/build-world.ts';
import { sampleContent } from '#test/support/content.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { unlikeTheirLogs } from '#test/support/replay.ts';
import { clock } from '#workflows/engine/clock.ts';
import { send, sendAllWithin } from '#workflows/engine/send.ts';
import { approve, createDrafts, submitReviews } from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import { createServices, type Services } from '#workflows/services.ts';

export type Stage = Awaited<ReturnType<typeof openStage>>;
export type Open = { invoiceId: string; reviewId: string; sha: string };

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
      sql`select invoice_id as "invoiceId", id as "reviewId", revision_sha256 as sha from contract.reviews
        where invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[]) order by invoice_id`,
    );
  const find = async (invoiceId: string): Promise<Open> => (await findAll([invoiceId]))[0]!;
  /** Many drafts at once, put before their owner. */
  const manySubmitted = async (count: number): Promise<Open[]> => {
    const { businessId, customerId, biller: actor } = w;
    const opened: Open[] = [];
    while (opened.length < count) {
      const draft = { businessId, customerId, content: sampleContent(), source: { kind: 'hand' } };
      const drafts = Array.from({ length: Math.min(atOnce, count - opened.length) }, () => draft);
      const invoiceIds = (await createDrafts(s, { officeId, actor, drafts })).map(
        ({ invoiceId }) => invoiceId,
      );
      await submitReviews(s, { officeId, actor, invoiceIds });
      opened.push(...(await findAll(invoiceIds)));
    }
    return opened;
  };
  const submitted = async (): Promise<Open> => (await manySubmitted(1))[0]!;
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

  return {
    ...w,
    find,
    submitted,
    manySubmitted,
    running,
    manyRunning: async (count: number, dueAt: string): Promise<Open[]> => {
      const opened = await manySubmitted(count);
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
    },
    /** The deciding clock, moved by so much. */
    inMs: async (ms: number) => new Date(Date.parse(await clock(s.db)) + ms).toISOString(),
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
