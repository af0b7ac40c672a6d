import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { holdDunning, liftHold } from '#workflows/dunning/commands/hold.ts';
import { sendPrepared } from '#workflows/dunning/commands/send-prepared.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { owing } from './given.ts';

test('an owner holds, lets go and sends for his own business alone', async () => {
  const g = await owing({ clause: false });
  const { id } = await g.ask();
  const other = await addBusiness(g.w.ownerDb, g.w.officeId, { prefix: 'RIO' });
  const stranger = { officeId: g.w.officeId, actor: other.owner };
  const ownerId = other.owner.id ?? '';
  const his = { businessId: other.businessId, by: { ownerId } };
  const held = { id: newId(), customerId: g.w.customerId, untilOn: null, words: '' };
  expect(await holdDunning(g.w.s, stranger, { ...his, ...held })).toEqual({ ok: false, reason: 'notFound' });
  expect(
    await sendPrepared(g.w.s, stranger, { businessId: other.businessId, ownerId, dunningId: id }),
  ).toMatchObject({
    reason: 'notFound',
  });
  await g.hold();
  const [hold] = await rows<{ id: string }>(g.w.ownerDb, sql`select id from dunning_holds`);
  expect(await liftHold(g.w.s, stranger, { ...his, holdId: hold?.id ?? '' })).toMatchObject({
    reason: 'notFound',
  });
  expect((await g.asking()).hold).toMatchObject({ words: 'Je les vois.' });
});

test('the same hold twice is one, a new one takes its place, and a day must come within a year', async () => {
  const g = await owing();
  const { businessId, customerId, ownerId } = g.w;
  const of = { id: newId(), businessId, customerId, by: { ownerId }, words: '' };
  const today = await g.today();
  const hold = (untilOn: string | null, id = of.id) => holdDunning(g.w.s, g.owner, { ...of, id, untilOn });
  expect(await hold(addDays(today, -1))).toEqual({ ok: false, reason: 'days' });
  expect(await hold(addDays(today, 400))).toEqual({ ok: false, reason: 'days' });
  expect(await Promise.all([hold(today), hold(today)])).toEqual([{ ok: true }, { ok: true }]);
  expect(await hold(addDays(today, 5), newId())).toEqual({ ok: true });
  expect((await g.asking()).hold?.untilOn).toBe(addDays(today, 5));
  expect(await rows(g.w.ownerDb, sql`select hold_id from dunning_hold_ends`)).toHaveLength(1);
});

test('what the office prepared is not sent once nothing of it remains, at night, or while he holds it', async () => {
  const g = await owing({ clause: false });
  const { id } = await g.ask();
  const { businessId, ownerId } = g.w;
  const send = () => sendPrepared(g.w.s, g.owner, { dunningId: id, businessId, ownerId });
  await g.hold();
  expect(await send()).toEqual({ ok: false, reason: 'held' });
  await g.hold(await g.today());
  const now = (await g.asking()).now;
  await g.w.pass(24 - Number(now.slice(11, 13)) - 1);
  expect(await send()).toEqual({ ok: false, reason: 'hours' });
  await g.pay(120_000, [{ invoiceId: g.invoiceId, cents: 120_000 }]);
  expect(await send()).toEqual({ ok: false, reason: 'nothing' });
  await g.w.work();
  expect(await g.mails()).toEqual([]);
});
