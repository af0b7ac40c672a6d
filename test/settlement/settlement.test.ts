import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { traceSteps } from '#app/audit/trace-steps.ts';
import { inOffice, rows } from '#db/client.ts';
import { listSince } from '#db/queries/balances.ts';
import { listTransitions } from '#db/queries/trace.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { addOffice } from '#test/support/world.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { balanceOf } from '#workflows/invoice/balance.ts';
import { allocate } from '#workflows/settlement/commands/allocate.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { takeBack } from '#workflows/settlement/commands/take-back.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import { followEarlier } from '#workflows/settlement/follow-earlier.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { booksOf, settled } from './given.ts';

const mistake = { cause: 'mistake', reason: 'double saisie' } as const;

test('an issued invoice is followed by itself; a deposit, then the rest, and it is paid', async () => {
  const { w, issue, pay, look } = await settled();
  const invoiceId = await issue();
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000, status: 'delivered' });
  expect((await pay(40_000, [{ invoiceId, cents: 40_000 }])).outcome).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'partPaid', balance: 80_000, status: 'partPaid' });
  expect((await pay(80_001, [{ invoiceId, cents: 80_001 }])).outcome).toEqual({
    ok: false,
    reason: 'tooMuch',
    invoiceId,
  });
  expect((await pay(80_000, [{ invoiceId, cents: 80_000 }])).outcome).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({
    state: 'paid',
    balance: 0,
    status: 'paid',
    settled: 120_000,
  });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('thirty days later it is late at midnight in Paris, by itself; a reversal makes it late again', async () => {
  const { w, who, issue, pay, look } = await settled();
  const invoiceId = await issue();
  await w.pass(24 * 29);
  expect(await look(invoiceId)).toMatchObject({ state: 'open', late: 0 });
  await w.pass(24 * 3);
  expect(await look(invoiceId)).toMatchObject({ state: 'overdue', late: 120_000, status: 'overdue' });
  const { id } = await pay(120_000, [{ invoiceId, cents: 120_000 }]);
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', status: 'paid', late: 0 });
  expect(await reversePayment(w.s, who, { paymentId: id, ...mistake, reason: ' ' })).toMatchObject({
    reason: 'noReason',
  });
  expect(await reversePayment(w.s, who, { paymentId: id, ...mistake })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'overdue', balance: 120_000, status: 'overdue' });
  expect(await reversePayment(w.s, who, { paymentId: id, ...mistake })).toMatchObject({ reason: 'reversed' });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('one payment for several invoices; what is left over is allocated later, and no more than that', async () => {
  const { w, who, issue, pay, look } = await settled();
  const [one, two, three] = [await issue(), await issue(), await issue()] as const;
  const shares = [
    { invoiceId: one, cents: 120_000 },
    { invoiceId: two, cents: 60_000 },
  ];
  expect((await pay(100_000, shares)).outcome).toMatchObject({ reason: 'tooMuch' });
  const { id, outcome } = await pay(200_000, shares);
  expect(outcome).toEqual({ ok: true });
  expect([await look(one), await look(two)]).toMatchObject([
    { state: 'paid' },
    { state: 'partPaid', balance: 60_000 },
  ]);
  const source = { kind: 'payment' as const, id };
  const give = (cents: number, leftCents: number | null = null) =>
    allocate(w.s, who, { source, shares: [{ invoiceId: three, cents }], leftCents });
  expect(await give(20_001)).toMatchObject({ reason: 'tooMuch' });
  expect(await give(10_000, 20_000)).toEqual({ ok: true });
  expect(await give(10_000, 20_000), 'the same words again').toMatchObject({ reason: 'changed' });
  expect(await give(10_000, 10_000)).toEqual({ ok: true });
  expect(await look(three)).toMatchObject({ state: 'partPaid', balance: 100_000 });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('the same payment sent twice, at once too, is one; another amount under its id is refused', async () => {
  const { w, who, issue, look, today } = await settled();
  const invoiceId = await issue();
  const { businessId, customerId } = w;
  const payment = {
    id: newId(),
    businessId,
    customerId,
    paidOn: await today(),
    means: 'cheque' as const,
    cents: 50_000,
    currency: 'EUR',
    reference: 'n° 12',
    source: 'hand' as const,
  };
  const record = (cents = 50_000) =>
    recordPayment(w.s, who, { payment: { ...payment, cents }, shares: [{ invoiceId, cents: 50_000 }] });
  expect(await Promise.all([record(), record()])).toEqual([{ ok: true }, { ok: true }]);
  expect(await record()).toEqual({ ok: true });
  expect(await record(60_000)).toMatchObject({ reason: 'doubled' });
  expect(await look(invoiceId)).toMatchObject({ balance: 70_000 });
});

test('the trace tells it in words, none of which is a name of ours', async () => {
  const { w, who, issue, pay } = await settled();
  const invoiceId = await issue();
  await w.pass(24 * 32);
  const { id } = await pay(120_000, [{ invoiceId, cents: 120_000 }]);
  await reversePayment(w.s, who, { paymentId: id, ...mistake });
  const steps = await inOffice(w.s.db, w.officeId, async (tx) =>
    traceSteps(await listTransitions(tx, invoiceId), { number: null, said: new Map() }, 'fr'),
  );
  const told = steps
    .filter(({ group }) => group === 'settlement')
    .map(({ from, to, reason }) => [from, to, reason].map((text) => text?.replace(/\s/g, ' ')));
  expect(told).toEqual([
    ['Payée', 'En retard', '1 200,00 € repris : double saisie'],
    ['En retard', 'Payée', 'Règlement de 1 200,00 €'],
    ['À régler', 'En retard', 'Échéance passée'],
    ['Création', 'À régler', 'Règlement suivi'],
  ]);
});

test('two who settle the same rest at once: one does, the other is told', async () => {
  const { w, issue, pay, look } = await settled();
  const invoiceId = await issue();
  const both = await Promise.all([
    pay(120_000, [{ invoiceId, cents: 120_000 }]),
    pay(120_000, [{ invoiceId, cents: 120_000 }]),
  ]);
  expect(both.map(({ outcome }) => outcome.ok).sort()).toEqual([false, true]);
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', settled: 120_000 });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('a credit note settles what is still owed by itself; on a paid invoice it stays the customer’s credit', async () => {
  const { w, who, issue, send, follow, pay, look } = await settled();
  const open = await issue();
  await send(await follow(open, 'creditNote'));
  expect(await look(open)).toMatchObject({ state: 'cancelled', credited: 120_000, status: 'cancelled' });
  const paid = await issue();
  await pay(120_000, [{ invoiceId: paid, cents: 120_000 }]);
  const note = await send(await follow(paid, 'creditNote'));
  expect(await look(paid)).toMatchObject({ state: 'paid', credited: 0 });
  const next = await issue();
  const source = { kind: 'creditNote' as const, id: note };
  expect(
    await allocate(w.s, who, { source, shares: [{ invoiceId: next, cents: 120_000 }], leftCents: null }),
  ).toEqual({
    ok: true,
  });
  expect(await look(next)).toMatchObject({ state: 'cancelled' });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('a corrective takes the payments of what it replaces', async () => {
  const { w, issue, send, follow, pay, look } = await settled();
  const replaced = await issue();
  await pay(30_000, [{ invoiceId: replaced, cents: 30_000 }]);
  const corrective = await send(await follow(replaced, 'corrective'));
  expect(await look(replaced)).toMatchObject({ state: 'cancelled', balance: 0 });
  expect(await look(corrective)).toMatchObject({ state: 'partPaid', balance: 90_000, settled: 30_000 });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('what is given up is owed no more, until money comes after all', async () => {
  const { w, who, issue, look } = await settled();
  const invoiceId = await issue();
  expect(await writeOff(w.s, who, { invoiceId, reason: '' })).toMatchObject({ reason: 'noReason' });
  expect(await writeOff(w.s, who, { invoiceId, reason: 'liquidation' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'writtenOff', status: 'writtenOff' });
  expect(await writeOff(w.s, who, { invoiceId, reason: 'encore' })).toMatchObject({ reason: 'notOwed' });
  const [row] = await rows<{ id: string }>(w.ownerDb, sql`select id from allocations`);
  expect(await takeBack(w.s, who, { allocationId: row?.id ?? '', reason: 'a payé' })).toEqual({ ok: true });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
});

test('nothing of another business, office, currency or day to come is taken', async () => {
  const { w, who, issue, pay } = await settled();
  const invoiceId = await issue();
  const shares = [{ invoiceId, cents: 1_000 }];
  expect((await pay(1_000, shares, { paidOn: '2999-01-01' })).outcome).toMatchObject({ reason: 'future' });
  expect((await pay(1_000, [...shares, ...shares])).outcome).toMatchObject({ reason: 'tooMuch' });
  expect((await pay(2_000, [...shares, ...shares])).outcome).toMatchObject({ reason: 'doubled' });
  await expect(pay(1_000, shares, { currency: 'USD' })).rejects.toThrow();
  const other = await addOffice(w.ownerDb, {});
  const foreign = { officeId: other.officeId, actor: other.biller };
  expect(await writeOff(w.s, foreign, { invoiceId, reason: 'x' })).toMatchObject({ reason: 'notFound' });
  expect(await takeBack(w.s, foreign, { allocationId: invoiceId, reason: 'x' })).toMatchObject({
    reason: 'notFound',
  });
  expect(await reversePayment(w.s, who, { paymentId: newId(), ...mistake })).toMatchObject({
    reason: 'notFound',
  });
});

test('documents of before are followed as of their day, however often that is asked', async () => {
  const { w, issue, look } = await settled();
  const invoiceId = await issue();
  await w.ownerDb.execute(sql`update invoices set settlement_state = null, balance_cents = null`);
  await w.ownerDb.execute(sql`alter table transitions disable trigger user`);
  await w.ownerDb.execute(sql`delete from transitions where machine = 'settlement'`);
  await w.ownerDb.execute(sql`delete from workflows where machine = 'settlement'`);
  await w.ownerDb.execute(sql`alter table transitions enable trigger user`);
  await w.pass(24 * 45);
  const seen = await Promise.all([followEarlier(w.s), followEarlier(w.s)]);
  expect(Math.max(...seen)).toBe(1);
  expect(await followEarlier(w.s)).toBe(0);
  await w.work();
  expect(await look(invoiceId)).toMatchObject({ state: 'overdue', status: 'overdue' });
});

test('the customer and the office read the same of it', async () => {
  const { w, who, issue, pay } = await settled();
  const invoiceId = await issue();
  const read = () =>
    inOffice(w.s.db, w.officeId, async (tx) => {
      const since = (await listSince(tx, [invoiceId])).get(invoiceId)!;
      return balanceOf(since);
    });
  const { id } = await pay(40_000, [{ invoiceId, cents: 40_000 }]);
  expect(await read()).toEqual({ state: 'partlyPaid', owedCents: 80_000 });
  await pay(80_000, [{ invoiceId, cents: 80_000 }]);
  expect(await read()).toEqual({ state: 'paid', owedCents: 0 });
  await reversePayment(w.s, who, { paymentId: id, ...mistake });
  expect(await read()).toEqual({ state: 'partlyPaid', owedCents: 40_000 });
  await writeOff(w.s, who, { invoiceId, reason: 'liquidation' });
  expect(await read()).toEqual({ state: 'closed', owedCents: 0 });
});

test('whatever program writes, no more is allocated than there is', async () => {
  const { w, issue, pay } = await settled();
  const [one, two] = [await issue(), await issue()] as const;
  const { id } = await pay(10_000, [{ invoiceId: one, cents: 10_000 }]);
  const forge = (values: string) =>
    inOffice(w.s.db, w.officeId, (tx) =>
      tx.execute(sql`insert into allocations (office_id, id, business_id, invoice_id, source_kind, source_id, cents, recorded_by, at)
        select ${w.officeId}, uuidv7(), ${w.businessId}, ${two}, ${values}, ${id}, 1, 'x', app_clock()`),
    );
  await expect(forge('payment')).rejects.toThrow();
  await expect(forge('creditNote')).rejects.toThrow();
  await expect(
    inOffice(w.s.db, w.officeId, (tx) => tx.execute(sql`update payments set cents = 99`)),
  ).rejects.toThrow();
});

test('verify goes through what was done with money', async () => {
  const { w, who, issue, pay } = await settled();
  const invoiceId = await issue();
  const { id } = await pay(120_000, [{ invoiceId, cents: 120_000 }]);
  await reversePayment(w.s, who, { paymentId: id, ...mistake });
  await writeOff(w.s, who, { invoiceId, reason: 'liquidation' });
  expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({ ok: true });
  await w.ownerDb.execute(sql`alter table payments disable trigger user`);
  await w.ownerDb.execute(sql`update payments set cents = 110000`);
  expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({ ok: false, what: 'payment' });
});
