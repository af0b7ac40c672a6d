import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { loadSettlement } from '#app/settlement/settlement.server.ts';
import { actOnSettlement } from '#app/settlement/settlement-acts.server.ts';
import { staffOf, visit } from '#test/invoices/given.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { settled } from './given.ts';

type Reply = {
  data: { result: { error?: Record<string, string[]>; initialValue?: Record<string, unknown> } };
};

/** An issued invoice of 1 200,00 €, and its page as a biller and as a supervisor use it. */
async function given() {
  const all = await settled();
  const { w } = all;
  const invoiceId = await all.issue();
  const biller = staffOf(w);
  const supervisor: Staff = { ...biller, role: 'supervisor' };
  const press = async (staff: Staff, values: Record<string, string>, id = invoiceId) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(values)) form.set(name, value);
    try {
      const reply = (await actOnSettlement({
        s: w.s,
        staff,
        invoiceId: id,
        form,
        locale: 'fr',
        visit,
      })) as unknown as Reply;
      return { errors: reply.data.result.error ?? {}, kept: reply.data.result.initialValue ?? {} };
    } catch (thrown) {
      return { status: (thrown as Response).status, to: (thrown as Response).headers?.get('location') };
    }
  };
  const payment = async (amount: string, change: Record<string, string> = {}) => ({
    act: 'record-payment',
    paymentId: newId(),
    amount,
    paidOn: await all.today(),
    means: 'transfer',
    reference: 'VIR 12',
    ...change,
  });
  return { ...all, invoiceId, biller, supervisor, press, payment };
}

test.each([
  ['mille', 'amount', 'Écrivez un montant'],
  ['12,345', 'amount', 'Écrivez un montant'],
  ['0', 'amount', 'positif'],
  ['-5', 'amount', 'positif'],
  ['9 999 999 999 999', 'amount', 'trop grand'],
])('%s is no amount: it is said beside its field, and what was typed stays', async (amount, field, words) => {
  const { biller, press, payment, look, invoiceId } = await given();
  const reply = await press(biller, await payment(amount));
  expect(reply.errors?.[field]?.[0]).toContain(words);
  expect(reply.kept).toMatchObject({ amount, reference: 'VIR 12' });
  expect(await look(invoiceId)).toMatchObject({ balance: 120_000 });
});

test('a day that is none, or has not come, is said beside it', async () => {
  const { biller, press, payment } = await given();
  for (const paidOn of ['2026-02-30', '', '2999-01-01'])
    expect((await press(biller, await payment('10', { paidOn }))).errors).toHaveProperty('paidOn');
});

test('what comes is recorded; what is beyond what is owed stays the customer’s', async () => {
  const { w, biller, press, payment, look, invoiceId } = await given();
  expect(await press(biller, await payment('1 500,00 €'))).toMatchObject({ status: 302 });
  expect(await look(invoiceId)).toMatchObject({ state: 'paid', settled: 120_000 });
  const page = await loadSettlement(w.s, biller, invoiceId);
  expect(page.settled[0]).toMatchObject({ cents: 120_000, payment: { cents: 150_000, reference: 'VIR 12' } });
});

test('the same form sent twice is one payment', async () => {
  const { biller, press, payment, look, invoiceId } = await given();
  const form = await payment('100');
  await Promise.all([press(biller, form), press(biller, form)]);
  expect(await look(invoiceId)).toMatchObject({ balance: 110_000 });
});

test('who records what a colleague has just recorded is told, and makes no credit of it', async () => {
  const { w, biller, press, payment, invoiceId } = await given();
  expect(await press(biller, await payment('1200'))).toMatchObject({ status: 302 });
  expect((await press(biller, await payment('1200'))).errors?.amount?.[0]).toContain('entre-temps');
  expect((await loadSettlement(w.s, biller, invoiceId)).settled).toHaveLength(1);
});

test('a choice that is not on the list is refused, and becomes no other', async () => {
  const { biller, press, payment, look, invoiceId } = await given();
  expect((await press(biller, await payment('10', { means: 'barter' }))).errors).toHaveProperty('means');
  expect(await look(invoiceId)).toMatchObject({ balance: 120_000 });
});

test('a biller reverses nothing; a supervisor does with a fresh factor and a reason alone', async () => {
  const { w, biller, supervisor, press, payment, look, invoiceId } = await given();
  await press(biller, await payment('1200'));
  const paid = (await loadSettlement(w.s, biller, invoiceId)).settled[0]?.payment;
  const reversal = {
    act: 'reverse-payment',
    paymentId: paid?.id ?? '',
    cause: 'unpaid',
    reason: 'chèque impayé',
  };
  expect(await press(biller, reversal)).toMatchObject({ status: 403 });
  const stale = await press({ ...supervisor, isFresh: false }, reversal);
  expect(stale.errors).toHaveProperty('factorCode');
  expect((await press(supervisor, { ...reversal, reason: ' ' })).errors).toHaveProperty('reason');
  expect(await look(invoiceId)).toMatchObject({ state: 'paid' });
  expect(await press(supervisor, reversal)).toMatchObject({ status: 302 });
  expect(await look(invoiceId)).toMatchObject({ state: 'open', balance: 120_000 });
});

test('what is given up, and taken back, is asked of a supervisor', async () => {
  const { w, biller, supervisor, press, look, invoiceId } = await given();
  const form = { act: 'write-off', reason: 'liquidation judiciaire' };
  expect(await press(biller, form)).toMatchObject({ status: 403 });
  expect(await press(supervisor, form)).toMatchObject({ status: 302 });
  expect(await look(invoiceId)).toMatchObject({ state: 'writtenOff' });
  const { id = '' } = (await loadSettlement(w.s, supervisor, invoiceId)).settled[0] ?? {};
  expect(await press(supervisor, { act: 'take-back', allocationId: id, reason: 'a payé' })).toMatchObject({
    status: 302,
  });
  expect(await look(invoiceId)).toMatchObject({ state: 'open' });
});

test('neither an act nor a document that is not there is an error of ours', async () => {
  const { biller, press, payment } = await given();
  expect(await press(biller, { act: '__proto__' })).toMatchObject({ status: 400 });
  expect(await press(biller, await payment('10'), newId())).toMatchObject({ status: 404 });
  expect((await press(biller, await payment('10', { paymentId: 'x' }))).errors).toHaveProperty('paymentId');
});
