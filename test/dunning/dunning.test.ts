import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { booksOf } from '#test/settlement/given.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { addOffice } from '#test/support/world.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { sendPrepared } from '#workflows/dunning/commands/send-prepared.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { owing } from './given.ts';

const said = { words: '', saidBy: 'Mme Perrin' };

test('relance 1 and 2 go out one after the other, each in one mail of the business, and the books verify', async () => {
  const g = await owing();
  const first = await g.ask();
  expect(first.outcome).toEqual({ ok: true, isPrepared: false });
  // Nothing is raised before it has left.
  expect(await g.said(g.invoiceId)).toBe('overdue');
  await g.w.work();
  expect(await g.said(g.invoiceId)).toBe('dunned1');
  const [mail] = await g.mails();
  expect(mail).toMatchObject({ to: 'marches@saint-riquet.example', state: 'delivered' });
  expect(mail?.payload.composed?.mail).toMatchObject({
    seller: 'Vasseur Plomberie Chauffage',
    level: 1,
    iban: 'FR7630006000011234567890189',
    documents: [{ amountCents: 120_000 }],
  });
  expect(await g.list()).toMatchObject([{ state: 'left', level: 1, by: 'Inès Rouvière' }]);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'tooSoon' });
  await g.days(7);
  expect((await g.ask()).outcome).toMatchObject({ ok: true });
  await g.w.work();
  expect(await g.said(g.invoiceId)).toBe('dunned2');
  await g.days(8);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'atHighest' });
  expect(await checkInvariants(g.w.ownerDb)).toEqual([]);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('one message has all that is late, each document at its own level', async () => {
  const g = await owing();
  await g.ask();
  await g.w.work();
  const second = await g.issue();
  await g.days(33);
  await g.ask();
  await g.w.work();
  expect(await g.mails()).toHaveLength(2);
  expect((await g.list())[0]).toMatchObject({ level: 2, documents: [{ level: 2 }, { level: 1 }] });
  expect([await g.said(g.invoiceId), await g.said(second)]).toEqual(['dunned2', 'dunned1']);
});

test('a payment that comes between asking and composing leaves nothing to ask for, and that is said', async () => {
  const g = await owing();
  await g.ask();
  await g.pay(120_000, [{ invoiceId: g.invoiceId, cents: 120_000 }]);
  await g.w.work();
  expect(await g.mails()).toMatchObject([{ state: 'dropped' }]);
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'nothing' }]);
  expect(await g.said(g.invoiceId)).toBe('paid');
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('what is paid, disputed or promised in between falls out of the message; the rest leaves', async () => {
  const g = await owing();
  const [other, third, fourth] = [await g.issue(), await g.issue(), await g.issue()];
  await g.days(33);
  await g.ask();
  const by = { officeId: g.w.officeId, actor: g.w.biller };
  await g.pay(120_000, [{ invoiceId: other, cents: 120_000 }]);
  await dispute(g.w.s, by, { id: newId(), invoiceId: third, lines: ['l1'], reason: 'price', ...said });
  const dates = [{ on: addDays(await g.today(), 5), cents: 120_000 }];
  await promise(g.w.s, by, { id: newId(), invoiceId: fourth, dates, ...said });
  await g.w.work();
  const [left] = await g.list();
  expect(left).toMatchObject({ state: 'left', documents: [{ invoiceId: g.invoiceId, cents: 120_000 }] });
  expect(left?.leftOut.map(({ why }) => why).sort()).toEqual(['disputed', 'promised']);
  expect(await g.said(third)).toBe('disputed');
});

test('a reversal brings the level back that was reached', async () => {
  const g = await owing();
  await g.ask();
  await g.w.work();
  const { id } = await g.pay(120_000, [{ invoiceId: g.invoiceId, cents: 120_000 }]);
  expect(await g.said(g.invoiceId)).toBe('paid');
  await reversePayment(g.w.s, g.who, { paymentId: id, cause: 'unpaid', reason: 'chèque impayé' });
  expect(await g.said(g.invoiceId)).toBe('dunned1');
});

test('the same press twice is one, and of two at once one leaves', async () => {
  const g = await owing();
  const id = newId();
  const [one, two] = await Promise.all([g.ask({ id }), g.ask({ id })]);
  expect([one.outcome.ok, two.outcome.ok]).toEqual([true, true]);
  await g.w.work();
  expect(await g.mails()).toHaveLength(1);
  await g.days(8);
  const both = await Promise.all([g.ask(), g.ask()]);
  expect(both.map(({ outcome }) => outcome.ok).sort()).toEqual([false, true]);
  await g.w.work();
  expect(await g.mails()).toHaveLength(2);
  expect(await g.list()).toHaveLength(2);
});

test('what is said to be paid is left out until somebody has looked', async () => {
  const g = await owing();
  await claimPaid(
    g.w.s,
    { officeId: g.w.officeId, actor: g.w.biller },
    {
      id: newId(),
      invoiceId: g.invoiceId,
      paidOn: await g.today(),
      means: 'transfer',
      cents: 120_000,
      saidAs: 'customer',
      ...said,
    },
  );
  expect((await g.asking()).asked).toMatchObject({ documents: [], leftOut: [{ why: 'claimed' }] });
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'nothing' });
});

test('what was never proved to have arrived is to be sent again first', async () => {
  const g = await owing();
  await g.w.ownerDb.execute(sql`update invoices set dispatch_state = 'sent' where id = ${g.invoiceId}::uuid`);
  expect((await g.asking()).asked).toMatchObject({ documents: [], leftOut: [{ why: 'notDelivered' }] });
});

test('money of the customer that settles nothing yet is imputed first', async () => {
  const g = await owing();
  await g.pay(5_000, []);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'credit' });
});

test('nobody is asked at night, without an account or an address', async () => {
  const g = await owing();
  await g.w.ownerDb.execute(sql`update businesses set iban = ''`);
  await g.w.ownerDb.execute(sql`update customers set email = ''`);
  const now = (await g.asking()).now;
  const toNight = 24 - Number(now.slice(11, 13)) - 1;
  await g.w.pass(toNight);
  expect((await g.asking()).refusals).toEqual(['noIban', 'noAddress', 'hours']);
});

test('something else than what was shown is told, and nothing leaves', async () => {
  const g = await owing();
  expect((await g.ask({ mark: 'x' })).outcome).toEqual({ ok: false, reason: 'changed' });
  await g.w.work();
  expect(await g.mails()).toEqual([]);
});

test('what its owner holds does not leave, even where it was asked for before', async () => {
  const g = await owing();
  await g.ask();
  expect(await g.hold()).toEqual({ ok: true });
  await g.w.work();
  expect(await g.list()).toMatchObject([{ state: 'nothing', why: 'held' }]);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'held' });
  expect(await g.hold(addDays(await g.today(), 3))).toEqual({ ok: true });
  await g.days(5);
  expect((await g.ask()).outcome).toMatchObject({ ok: true });
});

test('without a clause the office prepares, the owner is written to, and he alone sends', async () => {
  const g = await owing({ clause: false });
  const { id, outcome } = await g.ask();
  expect(outcome).toEqual({ ok: true, isPrepared: true });
  await g.w.work();
  expect(await g.mails()).toEqual([]);
  expect(await g.mails('dunningPrepared')).toMatchObject([
    { to: 'thierry@vasseur.example', state: 'delivered' },
  ]);
  expect(await g.list()).toMatchObject([{ state: 'prepared' }]);
  expect((await g.ask()).outcome).toEqual({ ok: false, reason: 'waits' });
  const { businessId, ownerId } = g.w;
  const send = () => sendPrepared(g.w.s, g.owner, { dunningId: id, businessId, ownerId });
  expect(await sendPrepared(g.w.s, g.owner, { dunningId: id, businessId: newId(), ownerId })).toMatchObject({
    reason: 'notFound',
  });
  expect((await Promise.all([send(), send()])).map(({ ok }) => ok)).toEqual([true, true]);
  await g.w.work();
  expect(await g.mails()).toHaveLength(1);
  expect(await g.list()).toMatchObject([{ state: 'left', releasedBy: 'Thierry Vasseur' }]);
  expect(await g.said(g.invoiceId)).toBe('dunned1');
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: true });
});

test('another office asks nobody here', async () => {
  const g = await owing();
  const other = await addOffice(g.w.ownerDb);
  const mark = 'x';
  const id = newId();
  const asked = { id, customerId: g.w.customerId, mark };
  expect(await dun(g.w.s, { officeId: other.officeId, actor: other.biller }, asked)).toEqual({
    ok: false,
    reason: 'notFound',
  });
  expect(await rows(g.w.ownerDb, sql`select id from dunnings`)).toEqual([]);
});

test('a ledger whose dunning was changed afterwards does not verify', async () => {
  const g = await owing();
  await g.ask();
  await g.w.work();
  await g.w.ownerDb.execute(sql`alter table dunning_departures disable trigger append_only`);
  await g.w.ownerDb.execute(sql`update dunning_departures set words = 'Bonjour.'`);
  expect(await verifyBusiness(g.w.ownerDb, booksOf(g.w))).toMatchObject({ ok: false });
});
