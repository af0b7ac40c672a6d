import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { loadEngine } from '#app/operations/engine.server.ts';
import { failureKind } from '#app/operations/failure-kind.ts';
import { type World, world } from '#test/support/world.ts';
import { submitReview } from '#workflows/review/commands.ts';
import { createServices } from '#workflows/services.ts';
import { startWorker } from '#workflows/worker.ts';

const load = (w: World) =>
  loadEngine(w.s, { officeId: w.officeId, actor: w.biller } as Staff, new URLSearchParams());

async function asked(w: World): Promise<string> {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  return invoiceId;
}

const refuseNumbers = sql`alter table issued_invoices add constraint none check (number is null) not valid`;

test.each([
  ['draftChanged', sql`update drafts set content_sha256 = repeat('0', 64)`],
  ['ledgerHeld', sql`update ledger_heads set held_at = app_clock(), held_for = 'behind its anchors'`],
  ['databaseRefused', refuseNumbers],
] as const)('what really stops an issue is known by its kind: %s', async (kind, harm) => {
  const w = await world();
  await asked(w);
  await w.work();
  await w.ownerDb.execute(harm);
  await w.pass(48.1);
  const { workflows } = await load(w);
  expect(workflows.map(({ failure }) => failureKind(failure))).toEqual([kind]);
});

test('a job that met a failing query tells its cause, and nothing of the query', async () => {
  const w = await world();
  await asked(w);
  await w.ownerDb.execute(sql`alter table mails add constraint none check (state <> 'sending') not valid`);
  const worker = await startWorker(createServices(w.env, 'worker', { max: 4 }));
  onTestFinished(worker.stop);
  await expect.poll(async () => (await load(w)).jobs.length, { timeout: 20_000 }).toBe(1);
  const { error } = (await load(w)).jobs[0]!;
  expect(failureKind(error)).toBe('databaseRefused');
  expect(error).toContain('SQLSTATE 23514');
  expect(error).not.toMatch(/update "mails"|params|vasseur/i);
});

test('a job whose worker died is known as interrupted', async () => {
  const w = await world();
  await asked(w);
  await w.s.boss.fetch('mail');
  await w.ownerDb.execute(
    sql`update pgboss.job set heartbeat_on = now() - interval '1 minute' where name = 'mail' and state = 'active'`,
  );
  await w.s.boss.supervise('mail');
  const { jobs } = await load(w);
  expect(jobs.map(({ error }) => failureKind(error))).toEqual(['interrupted']);
});
