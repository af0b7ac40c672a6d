import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { owing } from '#test/dunning/given.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { settleMail } from '#workflows/mail/commands.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';

/** A customer who owes, and whose business has a ledger in which nothing may be entered: a restore, or a database behind its anchors. */
async function given() {
  const g = await owing();
  const { w } = g;
  const hold = () =>
    w.ownerDb.execute(
      sql`update ledger_heads set held_at = app_clock(), held_for = 'a test' where business_id = ${w.businessId}`,
    );
  const lift = () => w.ownerDb.execute(sql`update ledger_heads set held_at = null, held_for = null`);
  return { ...g, hold, lift };
}

test('while its ledger is on hold, money of a business is refused in words, and nothing of it stays', async () => {
  const { w, who, pay, look, invoiceId, hold, lift } = await given();
  const { id: paymentId } = await pay(20_000, [{ invoiceId, cents: 20_000 }]);
  const before = await look(invoiceId);
  await hold();
  const refused = { ok: false, reason: 'ledgerHeld' };
  expect((await pay(10_000, [{ invoiceId, cents: 10_000 }])).outcome).toMatchObject(refused);
  expect(await reversePayment(w.s, who, { paymentId, cause: 'mistake', reason: 'Erreur' })).toMatchObject(
    refused,
  );
  expect(await writeOff(w.s, who, { invoiceId, reason: 'Liquidée' })).toMatchObject(refused);
  expect(await look(invoiceId)).toEqual(before);
  await lift();
  expect((await pay(10_000, [{ invoiceId, cents: 10_000 }])).outcome).toEqual({ ok: true });
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('a message that asks for money waits for the ledger, and leaves once within minutes of its release', async () => {
  const { w, ask, mails, list, hold, lift } = await given();
  await hold();
  expect((await ask()).outcome).toMatchObject({ ok: true });
  await w.work();
  expect(await mails()).toMatchObject([{ state: 'queued' }]);
  await lift();
  // Its job stands a minute off, by the clock of the world.
  const [job] = await rows<{ isSoon: boolean }>(
    w.ownerDb,
    sql`select bool_and(start_after < app_clock() + interval '2 minutes') as "isSoon" from pgboss.job where name = 'mail' and state = 'created'`,
  );
  expect(job?.isSoon).toBe(true);
  await w.ownerDb.execute(
    sql`update pgboss.job set start_after = now() where name = 'mail' and state = 'created'`,
  );
  await w.work();
  expect(await mails()).toMatchObject([{ state: 'delivered' }]);
  expect(await list()).toHaveLength(1);
  const departures = await rows(w.ownerDb, sql`select from dunning_departures where outcome = 'left'`);
  expect(departures).toHaveLength(1);
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('that a message nobody is sure of left can’t be said while the ledger is on hold', async () => {
  const { w, ask, hold, lift } = await given();
  await ask();
  await w.work();
  const [mail] = await rows<{ id: string }>(w.ownerDb, sql`select id from mails where kind = 'dunning'`);
  // As if its answer had been lost: its departure is not known.
  await w.ownerDb.execute(sql`update mails set state = 'reconcile' where id = ${mail?.id}`);
  const settle = () => settleMail(w.s, { officeId: w.officeId, mailId: mail?.id ?? '', wasSent: true });
  await hold();
  expect(await settle()).toBe('held');
  await lift();
  expect(await settle()).toBe(true);
});
