import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { type AgedTotal, readAgedBalance } from '#db/queries/aged-balance.ts';
import { settled } from '#test/settlement/given.ts';
import type { World } from '#test/support/world.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { yearOf } from './year.ts';

const ages = (total: AgedTotal | undefined) =>
  total && [
    total.notDueCents,
    total.upTo30Cents,
    total.upTo60Cents,
    total.upTo90Cents,
    total.over90Cents,
    total.disputedCents,
    total.creditCents,
  ];

/** What stands now and what is told from events are one, to the cent. */
async function bothWays(w: World, on: string, today: string) {
  const read = (from: string) =>
    inOffice(w.s.db, w.officeId, (tx) => readAgedBalance(tx, { on, today: from }));
  const told = await read(addDays(on, 1));
  if (on >= today) expect(await read(today)).toEqual(told);
  return told;
}

async function given() {
  const all = await settled();
  const { w } = all;
  const balance = async (on: string) => bothWays(w, on, await all.today());
  const at = async (on: string) => ages((await balance(on)).totals[0]);
  return { ...all, balance, at };
}

test('a document is late by its days, from the day after it was due; on receipt after three more', async () => {
  const { issue, at, today } = await given();
  const day = await today();
  await issue();
  expect(await at(addDays(day, -1))).toBeUndefined();
  expect(await at(addDays(day, 30))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 31))).toEqual([0, 120_000, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 60))).toEqual([0, 120_000, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 61))).toEqual([0, 0, 120_000, 0, 0, 0, 0]);
  expect(await at(addDays(day, 91))).toEqual([0, 0, 0, 120_000, 0, 0, 0]);
  expect(await at(addDays(day, 121))).toEqual([0, 0, 0, 0, 120_000, 0, 0]);
  await issue({ dueRule: { kind: 'onReceipt' } });
  expect(await at(addDays(day, 3))).toEqual([240_000, 0, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 4))).toEqual([120_000, 120_000, 0, 0, 0, 0, 0]);
});

test('instalments and a retention are late one by one, and the oldest is settled first', async () => {
  const { issue, at, today, pay } = await given();
  const day = await today();
  const parts = [
    { percent: '50', days: 30 },
    { percent: '50', days: 60 },
  ];
  const retention = { percent: '5', amountCents: 6_000, releaseOn: null, reason: 'Retenue' };
  const id = await issue({ dueRule: { kind: 'instalments', parts }, retention });
  expect(await at(addDays(day, 45))).toEqual([63_000, 57_000, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 80))).toEqual([6_000, 57_000, 57_000, 0, 0, 0, 0]);
  await pay(60_000, [{ invoiceId: id, cents: 60_000 }]);
  expect(await at(addDays(day, 80))).toEqual([6_000, 54_000, 0, 0, 0, 0, 0]);
});

test('a past day is as it was: what was recorded since does not count, whatever day it was paid', async () => {
  const { w, who, issue, at, today, pay } = await given();
  const day = await today();
  const first = await issue();
  await w.pass(24 * 10);
  const { id } = await pay(130_000, [{ invoiceId: first, cents: 120_000 }], { paidOn: day });
  expect(await at(addDays(day, 9))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 10))).toEqual([0, 0, 0, 0, 0, 0, -10_000]);
  await w.pass(24 * 10);
  await reversePayment(w.s, who, { paymentId: id, cause: 'unpaid', reason: 'Rejet' });
  expect(await at(addDays(day, 9))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 19))).toEqual([0, 0, 0, 0, 0, 0, -10_000]);
  expect(await at(addDays(day, 20))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
});

test('a contested part stands apart while it rests', async () => {
  const { w, who, issue, at, today } = await given();
  const day = await today();
  const lines = [
    { quantity: '1', unitPrice: '300' },
    { quantity: '1', unitPrice: '700' },
  ].map((change, index) => ({ ...line, ...change, id: `l${index + 1}` }));
  const invoiceId = await issue({ lines });
  await w.pass(24 * 5);
  const id = newId();
  const said = { words: 'Pas fait', saidBy: 'Mairie', reason: 'notDone' as const };
  expect((await dispute(w.s, who, { id, invoiceId, lines: ['l1'], ...said })).ok).toBe(true);
  expect(await at(addDays(day, 4))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
  expect(await at(addDays(day, 5))).toEqual([84_000, 0, 0, 0, 0, 36_000, 0]);
  await w.pass(24 * 3);
  await explainDispute(w.s, who, { disputeId: id, words: 'Si' });
  expect(await at(addDays(day, 7))).toEqual([84_000, 0, 0, 0, 0, 36_000, 0]);
  expect(await at(addDays(day, 8))).toEqual([120_000, 0, 0, 0, 0, 0, 0]);
});

const line = {
  name: 'Pose',
  description: '',
  unit: 'C62',
  baseQuantity: '1',
  vat: { category: 'S' as const, rate: '20' },
  adjustments: [],
  special: null,
  period: null,
};

test('at the end of a year it is what settlements say is owed', async () => {
  const w = await yearOf();
  const { totals, customers } = await bothWays(w, w.to, parisDate(await clock(w.s.db)));
  const said = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ currency: string; cents: number; late: number }>(
      tx,
      sql`select currency, sum(balance_cents)::int as cents, sum(late_cents)::int as late from invoices where balance_cents > 0 group by 1 order by 1`,
    ),
  );
  expect(
    totals.map((total) => ({
      currency: total.currency,
      cents: total.totalCents - total.creditCents,
      late: total.upTo30Cents + total.upTo60Cents + total.upTo90Cents + total.over90Cents,
    })),
  ).toEqual(said);
  expect(totals.find(({ currency }) => currency === 'EUR')?.creditCents).toBeLessThan(0);
  expect(customers.map(({ customerName }) => customerName)).toContain('Commune de Saint-Riquet');
});

test('at the end of each day of a year on which something happened it is what events say, summed another way', async () => {
  const w = await yearOf();
  const days = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ on: string }>(
      tx,
      sql`select distinct (at at time zone 'Europe/Paris')::date::text as "on" from (select at from allocations
        union select at from allocation_reversals union select at from payments union select issued_at from issued_invoices) e order by 1`,
    ),
  );
  const seen = new Set<number>();
  for (const { on } of days) {
    const { totals } = await bothWays(w, on, parisDate(await clock(w.s.db)));
    const said = await summedAnotherWay(w, on);
    expect([
      on,
      totals.map((each) => [each.currency, each.totalCents - each.creditCents, 0 - each.creditCents]),
    ]).toEqual([on, said]);
    for (const each of said) seen.add(each[1]);
  }
  expect(seen.size).toBeGreaterThan(2);
});

/** By currency: what was asked for less what settled it then, and what was left then of what came. */
async function summedAnotherWay(w: World, on: string) {
  const then = sql`((${on}::date + 1)::timestamp at time zone 'Europe/Paris')`;
  const found = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ currency: string; owed: number; left: number }>(
      tx,
      sql`with live as (select a.* from allocations a left join allocation_reversals r on r.allocation_id = a.id
          where a.at < ${then} and coalesce(r.at >= ${then}, true))
        select currency, sum(owed)::int as owed, sum("left")::int as "left" from (
          select i.currency, (w.snapshot #>> '{context,totalCents}')::int - coalesce((select sum(l.cents) from live l where l.invoice_id = i.id), 0) as owed, 0 as "left"
            from invoices i join workflows w on w.subject_id = i.id and w.machine = 'settlement' where i.issued_on <= ${on}::date
          union all
          select p.currency, 0, p.cents - coalesce((select sum(l.cents) from live l where l.source_id = p.id), 0) from payments p
            left join payment_reversals v on v.payment_id = p.id where p.at < ${then} and coalesce(v.at >= ${then}, true)
          union all
          select s.currency, 0, s.total_cents - coalesce((select sum(l.cents) from live l where l.source_id = s.invoice_id), 0)
            from issued_invoices s where s.kind = 'creditNote' and s.issued_on <= ${on}::date) e
        group by 1 having sum(owed) > 0 or sum("left") > 0 order by 1`,
    ),
  );
  return found.map(({ currency, owed, left }): [string, number, number] => [currency, owed, left]);
}
