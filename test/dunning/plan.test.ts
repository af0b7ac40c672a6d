import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import type { DunningPlan } from '#db/shapes/dunning.ts';
import { withLines } from '#test/banking/with-lines.ts';
import { booksOf } from '#test/settlement/given.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { ignoreLine } from '#workflows/banking/commands/ignore-line.ts';
import { announcePlanned } from '#workflows/dunning/announce.ts';
import { askByPlan } from '#workflows/dunning/ask-by-plan.ts';
import { dunProposed } from '#workflows/dunning/commands/dun-proposed.ts';
import { holdDunning } from '#workflows/dunning/commands/hold.ts';
import { savePlan } from '#workflows/dunning/commands/save-plan.ts';
import { leavePlanned } from '#workflows/dunning/leave-planned.ts';
import { usualPlan } from '#workflows/dunning/plan.ts';
import { markOf } from '#workflows/dunning/read-asking.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { owing } from './given.ts';

const automatic: DunningPlan = { ...usualPlan, mode: 'automatic', bankDays: null };

/** A customer who is late, and a business whose plan asks by itself. */
async function planned(change: Partial<DunningPlan> = {}, given: Parameters<typeof owing>[0] = {}) {
  const g = await owing(given);
  // Eleven days late.
  await g.days(8);
  const { businessId } = g.w;
  let version = 0;
  const save = async (plan: Partial<DunningPlan>) => {
    const outcome = await savePlan(g.w.s, g.who, {
      businessId,
      seen: version,
      plan: { ...automatic, ...plan },
    });
    version += 1;
    return outcome;
  };
  await save(change);
  /** What workers do. */
  const morning = async () => {
    await askByPlan(g.w.s);
    await g.w.work();
  };
  const until = async (at: string) => {
    const now = await clock(g.w.s.db);
    await g.w.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.01);
    await morning();
  };
  const runs = () =>
    rows<{ outcome: string; planned: number; leavesAt: string }>(
      g.w.ownerDb,
      sql`select outcome, planned, to_char(leaves_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "leavesAt"
        from dunning_runs order by run_on`,
    );
  const leaves = async () => (await runs()).at(-1)?.leavesAt ?? '';
  return { ...g, save, morning, until, runs, leaves };
}

test('a plan announces in the morning, tells the owner, leaves the next working day, and asks for the next level when its days are over', async () => {
  const g = await planned();
  await g.morning();
  expect(await g.runs()).toMatchObject([{ outcome: 'announced', planned: 1 }]);
  expect(await g.list()).toMatchObject([{ state: 'planned', leavesAt: expect.any(String) }]);
  const [told] = await g.mails('dunningAhead');
  expect(told).toMatchObject({ state: 'delivered' });
  expect(told?.payload.composed?.mail).toMatchObject({
    customers: [
      { name: 'Commune de Saint-Riquet', level: 1, amount: expect.stringMatching(/^1\s200,00\s€$/) },
    ],
    more: 0,
  });
  expect(await g.mails()).toHaveLength(0);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'planned' });
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'left', level: 1, by: 'Tacite' }]);
  expect(await g.said(g.invoiceId)).toBe('dunned1');
  for (let day = 0; day < 12; day++) {
    await g.days(1);
    await g.morning();
  }
  expect(await g.said(g.invoiceId)).toBe('dunned2');
  expect(await g.mails()).toHaveLength(2);
  expect(await checkInvariants(g.w.ownerDb)).toEqual([]);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('two workers on one morning and at one hour are one, and so is a worker that comes again', async () => {
  const g = await planned();
  const of = { officeId: g.w.officeId, businessId: g.w.businessId };
  // Both were told that the morning has not been.
  await Promise.all([announcePlanned(g.w.s, of), announcePlanned(g.w.s, of)]);
  await Promise.all([askByPlan(g.w.s), askByPlan(g.w.s)]);
  await g.morning();
  expect(await g.runs()).toHaveLength(1);
  expect(await g.mails('dunningAhead')).toHaveLength(1);
  const now = await clock(g.w.s.db);
  await g.w.pass((Date.parse(await g.leaves()) - Date.parse(now)) / 3_600_000 + 0.01);
  await Promise.all([leavePlanned(g.w.s, of), leavePlanned(g.w.s, of), askByPlan(g.w.s)]);
  await g.morning();
  expect(await g.mails()).toHaveLength(1);
  expect(await g.list()).toMatchObject([{ state: 'left' }]);
});

test('the owner holds what was announced, and it does not leave', async () => {
  const g = await planned();
  await g.morning();
  await g.hold();
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'held' }]);
  expect(await g.said(g.invoiceId)).toBe('overdue');
});

test('what was paid after it was announced does not leave; a part of it leaves for the rest', async () => {
  const g = await planned();
  const other = await g.issue();
  await g.days(38);
  await g.morning();
  await g.pay(120_000, [{ invoiceId: other, cents: 120_000 }]);
  await g.pay(20_000, [{ invoiceId: g.invoiceId, cents: 20_000 }]);
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'left', documents: [{ cents: 100_000 }] }]);
});

test('nothing leaves beyond what the owner was told of: it is announced anew', async () => {
  const g = await planned();
  const { id } = await g.pay(50_000, [{ invoiceId: g.invoiceId, cents: 50_000 }]);
  await g.morning();
  await reversePayment(g.w.s, g.who, { paymentId: id, cause: 'unpaid', reason: 'chèque impayé' });
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'grown' }]);
  await g.days(1);
  await g.morning();
  const after = await g.list();
  expect(after.map(({ state, why }) => [state, why])).toEqual([
    ['planned', null],
    ['nothing', 'grown'],
  ]);
  expect(after[0]).toMatchObject({ documents: [{ cents: 120_000 }] });
  await g.until(await g.leaves());
  expect((await g.list())[0]).toMatchObject({ state: 'left', documents: [{ cents: 120_000 }] });
});

test('what no owner was told of does not leave: the mail that announced it came back', async () => {
  const g = await planned();
  await g.morning();
  await g.w.ownerDb.execute(sql`update mails set state = 'bounced' where kind = 'dunningAhead'`);
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'untold' }]);
  expect(await g.mails()).toEqual([]);
});

test('a press on what was proposed leaves out whose money has come to the bank since', async () => {
  const g = await planned({ mode: 'proposed' });
  const { line } = await withLines(g);
  const mark = markOf(await g.asking());
  const items = [{ id: newId(), customerId: g.w.customerId, mark }];
  const lineId = await line(120_000, 'VIR COMMUNE DE SAINT-RIQUET');
  expect(await dunProposed(g.w.s, g.who, items)).toBe(0);
  await ignoreLine(g.w.s, g.who, { lineId, reason: 'une subvention' });
  expect(await dunProposed(g.w.s, g.who, items)).toBe(1);
});

test('who seems to have paid, says his bank, is not asked until somebody has looked', async () => {
  const g = await planned();
  const { line } = await withLines(g);
  const lineId = await line(120_000, 'VIR COMMUNE DE SAINT-RIQUET');
  await g.morning();
  expect(await g.runs()).toMatchObject([{ outcome: 'nothing' }]);
  await ignoreLine(g.w.s, g.who, { lineId, reason: 'une subvention' });
  await g.days(1);
  await g.morning();
  expect(await g.list()).toMatchObject([{ state: 'planned' }]);
  await line(120_000, 'VIR COMMUNE DE SAINT-RIQUET SOLDE');
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'onTheWay' }]);
  expect(await g.mails()).toEqual([]);
  expect(await checkInvariants(g.w.ownerDb)).toEqual([]);
});

test('a plan that no longer asks by itself lets nothing leave that it announced', async () => {
  const g = await planned();
  await g.morning();
  await g.save({ mode: 'proposed' });
  await g.until(await g.leaves());
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'noPlan' }]);
});

test('by hand and proposed announce nothing', async () => {
  for (const mode of ['hand', 'proposed'] as const) {
    const g = await planned({ mode });
    await g.morning();
    expect(await g.runs()).toEqual([]);
  }
});

test('without a clause, an owner or a recent statement nothing is announced, and why is written down once a day', async () => {
  const g = await planned({}, { clause: false });
  await g.morning();
  await g.morning();
  expect(await g.runs()).toMatchObject([{ outcome: 'noClause' }]);
  const stale = await planned({ bankDays: 7 });
  await stale.morning();
  expect(await stale.runs()).toMatchObject([{ outcome: 'stale', planned: 0 }]);
  const alone = await planned();
  await alone.w.ownerDb.execute(sql`update owners set revoked_at = app_clock()`);
  await alone.morning();
  expect(await alone.runs()).toMatchObject([{ outcome: 'noOwner' }]);
  expect(await alone.list()).toEqual([]);
});

test('at night nothing is announced and nothing leaves; a worker that comes back late sends within the hours', async () => {
  const g = await planned();
  await g.morning();
  const leaves = await g.leaves();
  // Dead until the evening of that day.
  const now = await clock(g.w.s.db);
  await g.w.pass((Date.parse(leaves) - Date.parse(now)) / 3_600_000 + 12);
  await g.morning();
  // The hour struck between a look and the lock.
  await leavePlanned(g.w.s, { officeId: g.w.officeId, businessId: g.w.businessId });
  expect(await g.list()).toMatchObject([{ state: 'planned' }]);
  await g.days(1);
  await g.morning();
  expect(await g.list()).toMatchObject([{ state: 'left' }]);
});

test('the office holds too; what an owner holds it neither replaces nor lifts', async () => {
  const g = await planned();
  const { businessId, customerId } = g.w;
  const staffId = g.w.biller.id ?? '';
  const hold = () =>
    holdDunning(g.w.s, g.who, {
      id: newId(),
      businessId,
      customerId,
      by: { staffId },
      untilOn: null,
      words: '',
    });
  expect(await hold()).toEqual({ ok: true });
  expect((await g.asking()).hold).toMatchObject({ isOwners: false, by: 'Inès Rouvière' });
  await g.hold();
  expect(await hold()).toEqual({ ok: false, reason: 'owners' });
  expect((await g.asking()).hold).toMatchObject({ isOwners: true });
});

test('of two who save a plan, the second is told', async () => {
  const g = await planned();
  const { businessId } = g.w;
  const save = (seen: number, firstDays: number) =>
    savePlan(g.w.s, g.who, { businessId, seen, plan: { ...automatic, firstDays } });
  expect(await save(1, 10)).toEqual({ ok: true });
  expect(await save(1, 12)).toEqual({ ok: false, reason: 'changed' });
  // The same again is no new version, whoever saw what.
  expect(await save(1, 10)).toEqual({ ok: true });
  expect(await rows(g.w.ownerDb, sql`select version from dunning_plans`)).toHaveLength(2);
});
