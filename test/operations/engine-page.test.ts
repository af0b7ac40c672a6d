import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { loadEngine } from '#app/operations/engine.server.ts';
import { actOnEngine } from '#app/operations/engine-acts.server.ts';
import { rows } from '#db/client.ts';
import { vacuumed } from '#test/support/vacuumed.ts';
import { addOffice, type World, world } from '#test/support/world.ts';
import { submitReview } from '#workflows/review/commands.ts';

const staffOf = (w: World, officeId = w.officeId) => ({ officeId, actor: w.biller }) as Staff;
const load = (w: World, officeId = w.officeId, query = '') =>
  loadEngine(w.s, staffOf(w, officeId), new URLSearchParams(query));
const act = (w: World, fields: Record<string, string>, officeId = w.officeId) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return actOnEngine(w.s, staffOf(w, officeId), form);
};

async function asked(w: World): Promise<string> {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  return invoiceId;
}

/** A review whose step failed, as `recordFailure` leaves it: its next try an hour away. */
async function stopped(w: World): Promise<string> {
  const invoiceId = await asked(w);
  const [found] = await rows<{ id: string }>(
    w.ownerDb,
    sql`update workflows set failures = 3, failure = 'the ledger of this business is locked',
        wake_at = app_clock() + interval '1 hour' where subject_id = ${invoiceId} returning id`,
  );
  return found!.id;
}

test('the page shows what waits, by machine and by hour, and how late timers were', async () => {
  const w = await world();
  await asked(w);
  await w.work();
  const { machines, hours, lateness } = await load(w);
  expect(machines).toMatchObject([{ machine: 'review', active: 1, timers: 1, overdue: 0, nextHour: 0 }]);
  expect(machines[0]?.nextDueAt).toMatch(/Z$/);
  expect(hours).toHaveLength(24);
  expect(lateness).toMatchObject({ fired: 0, p50Ms: null, oldestDueMs: 0 });

  await w.outage(49);
  const after = await load(w);
  expect(after.lateness.fired).toBeGreaterThan(1);
  expect(after.lateness.p50Ms).toBeGreaterThan(0);
  // What was issued by silence is delivered by now, and its dispatch rests; its settlement waits for its day.
  expect(after.machines).toMatchObject([
    { machine: 'settlement', active: 1, timers: 1, overdue: 0, nextDay: 0 },
  ]);
});

test('a stopped workflow is listed with its reason, tries again at once when told, and the trace says who told it', async () => {
  const w = await world();
  const workflowId = await stopped(w);
  const { workflows, failures } = await load(w);
  expect(failures).toEqual({ workflows: 1, failedJobs: 0, retryingJobs: 0 });
  expect(workflows).toMatchObject([
    { id: workflowId, machine: 'review', failure: 'the ledger of this business is locked', failures: 3 },
  ]);
  expect(await act(w, { act: 'retryWorkflow', id: workflowId })).toEqual({ act: 'retryWorkflow', items: 1 });
  expect(((await load(w)).workflows[0]?.nextTryAt ?? 'z') <= (await load(w)).now).toBe(true);
  await w.pass(0.001);
  const { failures: left, acts } = await load(w);
  expect(left.workflows).toBe(0);
  expect(acts).toMatchObject([
    { act: 'retryWorkflow', subject: workflowId, items: 1, actor: 'Inès Rouvière' },
  ]);
  expect(await act(w, { act: 'retryWorkflow', id: workflowId })).toEqual({ act: 'retryWorkflow', items: 0 });
  expect((await load(w)).acts).toHaveLength(1);
});

test('a job that fails is listed with the sentence of its error and its next try; given up, it runs again when told', async () => {
  const w = await world();
  await asked(w);
  const [job] = await w.s.boss.fetch<{ key: string }>('mail');
  await w.s.boss.fail('mail', job!.id, new Error('the provider is on strike'));
  const { jobs, failures, queues } = await load(w);
  expect(failures).toMatchObject({ retryingJobs: 1, failedJobs: 0 });
  expect(jobs).toMatchObject([
    { key: job!.data.key, kind: 'mail', state: 'retry', error: 'the provider is on strike', attempts: 0 },
  ]);
  expect((jobs[0]?.nextTryAt ?? '') > (await load(w)).now).toBe(true);
  expect(jobs[0]?.reference).toMatch(/^PROV-/);
  expect(queues).toMatchObject([
    { queue: 'mail', retrying: 1 },
    { queue: 'dispatch', waiting: 0 },
    { queue: 'typeset', waiting: 0 },
    { queue: 'exportFailed', waiting: 0 },
    { queue: 'export', waiting: 0 },
  ]);

  await w.ownerDb.execute(
    sql`update pgboss.job set state = 'failed', retry_count = 20 where id = ${job!.id}`,
  );
  expect((await load(w)).jobs).toMatchObject([{ state: 'failed', nextTryAt: null }]);
  expect(await act(w, { act: 'rerunJob', id: job!.data.key })).toEqual({ act: 'rerunJob', items: 1 });
  await w.work();
  const after = await load(w);
  expect(after.failures).toEqual({ workflows: 0, failedJobs: 0, retryingJobs: 0 });
  expect(after.acts).toMatchObject([{ act: 'rerunJob', subject: job!.data.key }]);
});

test('all at once means all of this office, and nothing of another one', async () => {
  const w = await world();
  for (let i = 0; i < 3; i++) await stopped(w);
  await w.ownerDb.execute(sql`update pgboss.job set state = 'failed' where data ? 'officeId'`);
  const other = await addOffice(w.ownerDb);
  expect(await load(w, other.officeId)).toMatchObject({
    machines: [],
    workflows: [],
    jobs: [],
    failures: { workflows: 0, failedJobs: 0, retryingJobs: 0 },
  });
  expect(await act(w, { act: 'retryWorkflows' }, other.officeId)).toMatchObject({ items: 0 });
  expect(await act(w, { act: 'rerunJobs' }, other.officeId)).toMatchObject({ items: 0 });
  expect(await act(w, { act: 'retryWorkflows' })).toMatchObject({ items: 3 });
  expect(await act(w, { act: 'retryWorkflows' })).toMatchObject({ items: 0 });
  expect(await act(w, { act: 'rerunJobs' })).toMatchObject({ items: 3 });
  expect((await load(w)).acts.map(({ act: told, items }) => [told, items])).toEqual([
    ['rerunJobs', 3],
    ['retryWorkflows', 3],
  ]);
  await w.work();
  expect((await load(w)).failures).toMatchObject({ failedJobs: 0, retryingJobs: 0 });
});

test('with 100,000 workflows it counts by an index, and pages through its failures', {
  timeout: 300_000,
}, async () => {
  const w = await world();
  await asked(w);
  await w.ownerDb.execute(sql`insert into workflows (office_id, machine, version, subject_id, state, status, snapshot,
      timers, wake_at, sequence, head, at, failures, failure)
    select office_id, machine, version, uuidv7(), state, status, snapshot, timers, app_clock() + i * interval '1 second',
      sequence, head, at, i % 1000, case when i % 1000 = 0 then 'failure ' || i end
    from workflows, generate_series(1, 100000) i`);
  await w.ownerDb.execute(sql`insert into transitions (office_id, workflow_id, sequence, machine, version, event, payload,
      from_state, to_state, actor, at, recorded_at, previous_hash, hash)
    select office_id, uuidv7(), 1, machine, version, 'silenceWindow', '{}', from_state, to_state,
      '{"channel":"timer","id":null,"kind":"rule","name":"silenceWindow"}', app_clock() - i * interval '0.1 second',
      app_clock() - i * interval '0.1 second' + interval '1.5 seconds', previous_hash, hash
    from transitions, generate_series(1, 100000) i where sequence = 1`);
  await vacuumed(w.ownerDb, 'workflows', 'transitions');
  const { failures, workflows, machines, lateness, hours } = await load(w, w.officeId, 'workflows=4');
  expect(failures.workflows).toBe(100);
  expect(workflows.map(({ failure }) => failure)).toEqual(
    Array.from({ length: 25 }, (_, i) => `failure ${(76 + i) * 1000}`),
  );
  expect(machines[0]?.active).toBe(100_001);
  expect(hours.slice(1, 24)).toEqual(Array.from({ length: 23 }, () => expect.any(Number)));
  expect(Math.round(lateness.p99Ms ?? 0)).toBe(1500);
  // The index can answer alone; whether reading the table is cheaper depends on how wide its rows are.
  const plan = await w.ownerDb.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    return rows<Record<string, string>>(
      tx,
      sql`explain (costs off) select machine, count(*), count(wake_at) from workflows
        where office_id = ${w.officeId} and status = 'active' group by machine`,
    );
  });
  expect(plan.map((line) => Object.values(line)[0]).join('\n')).toContain('workflows_active');
});
