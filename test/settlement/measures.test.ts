import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadMeasures, loadPayDays } from '#app/measures/measures.server.ts';
import { sumOf } from '#app/measures/weeks.ts';
import { inOffice, rows } from '#db/client.ts';
import { readAgedBalance } from '#db/queries/aged-balance.ts';
import { listExpected } from '#db/queries/expected.ts';
import { listLateCustomers } from '#db/queries/late-customers.ts';
import { listPaid } from '#db/queries/pay-days.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { settled } from './given.ts';

const all = { most: 100, from: 0 };

test('each bar is the sum of the list that it leads to, and the ages are those of the aged balance', async () => {
  const { w, who, issue, pay, today } = await settled();
  const said = { words: 'Bientôt', saidBy: 'Mairie' };
  const first = await today();
  const parts = [
    { percent: '50', days: 30 },
    { percent: '50', days: 60 },
  ];
  const several = await issue({ dueRule: { kind: 'instalments', parts } });
  await issue({ dueRule: { kind: 'onReceipt' } });
  const contested = await issue();
  const promised = await issue();
  await pay(70_000, [{ invoiceId: several, cents: 70_000 }]);
  await w.pass(24 * 40);
  await issue();
  await issue({ retention: { percent: '5', amountCents: 6_000, releaseOn: null, reason: 'Retenue' } });
  const day = await today();
  const dates = [{ on: addDays(day, 9), cents: 120_000 }];
  expect((await promise(w.s, who, { id: newId(), invoiceId: promised, dates, ...said })).ok).toBe(true);
  const lines = (await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ id: string }>(
      tx,
      sql`select jsonb_path_query_first(content::jsonb, '$.content.lines[0].id') #>> '{}' as id
      from issued_invoices where invoice_id = ${contested}`,
    ),
  )) as { id: string }[];
  const raised = {
    id: newId(),
    invoiceId: contested,
    lines: [lines[0]?.id ?? ''],
    reason: 'notDone' as const,
  };
  expect((await dispute(w.s, who, { ...raised, ...said })).ok).toBe(true);

  await inOffice(w.s.db, w.officeId, async (tx) => {
    const { money } = await loadMeasures(tx, day);
    const [euros] = money;
    if (!euros) throw new Error('nothing is open');
    for (const { from, to, cents } of euros.spans) {
      const found = await listExpected(tx, { today: day, currency: 'EUR', from, to }, all);
      expect([from, to, found.cents]).toEqual([from, to, sumOf(cents)]);
      expect(found.list.reduce((sum, each) => sum + each.cents, 0)).toBe(found.cents);
    }
    expect(euros.spans.reduce((sum, { cents }) => sum + sumOf(cents), 0)).toBe(euros.openCents);
    expect(euros.spans.some(({ cents }) => cents.promised === 120_000)).toBe(true);
    const [total] = (await readAgedBalance(tx, { on: day, today: day })).totals;
    const { notDue, upTo30, upTo60, upTo90, over90, disputed } = euros.ages;
    expect([notDue, upTo30, upTo60, upTo90, over90, disputed]).toEqual([
      total?.notDueCents,
      total?.upTo30Cents,
      total?.upTo60Cents,
      total?.upTo90Cents,
      total?.over90Cents,
      total?.disputedCents,
    ]);
    expect(disputed).toBeGreaterThan(0);
    const late = await listLateCustomers(tx, { today: day, most: 20 });
    const kept = await rows<{ late: number }>(tx, sql`select sum(late_cents)::int as late from invoices`);
    expect(late.list.map(({ lateCents, oldestDueOn }) => [lateCents, oldestDueOn])).toEqual([
      [kept[0]?.late, first],
    ]);
  });
});

test('days to pay are from issue to the last payment, and are gone when it is taken back', async () => {
  const { w, who, issue, pay, today } = await settled();
  const day = await today();
  const [one, two, three] = [await issue(), await issue(), await issue()];
  await w.pass(24 * 50);
  const measured = () =>
    inOffice(w.s.db, w.officeId, async (tx) => {
      const now = await today();
      const of = { businessId: w.businessId, customerId: w.customerId };
      const { payDays } = await loadMeasures(tx, now);
      const list = await listPaid(tx, { since: addDays(now, -365), ...of }, all);
      expect(await loadPayDays(tx, { ...of, today: now })).toEqual(
        list.median === null ? null : { median: list.median, count: list.count },
      );
      expect(payDays.map(({ median, count }) => [median, count])).toEqual(
        list.median === null ? [] : [[list.median, list.count]],
      );
      return list.list.map(({ days }) => days);
    });
  expect(await measured()).toEqual([]);
  await pay(120_000, [{ invoiceId: one, cents: 120_000 }], { paidOn: addDays(day, 10) });
  await pay(20_000, [{ invoiceId: two, cents: 20_000 }], { paidOn: addDays(day, 45) });
  expect(await measured()).toEqual([10]);
  const { id } = await pay(
    220_000,
    [
      { invoiceId: two, cents: 100_000 },
      { invoiceId: three, cents: 120_000 },
    ],
    { paidOn: addDays(day, 40) },
  );
  expect(await measured()).toEqual([45, 40, 10]);
  await reversePayment(w.s, who, { paymentId: id, cause: 'unpaid', reason: 'Rejet' });
  expect(await measured()).toEqual([10]);
});
