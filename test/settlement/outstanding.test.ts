import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { loadOutstanding } from '#app/outstanding/outstanding.server.ts';
import { actOnOutstanding } from '#app/outstanding/outstanding-acts.server.ts';
import { staffOf, visit } from '#test/invoices/given.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { settled } from './given.ts';

type Reply = { data: { result: { error?: Record<string, string[]> } } };

/** Two open invoices of 1 200,00 € of one customer, one of them late, and the page of what he owes. */
async function given() {
  const all = await settled();
  const { w } = all;
  const first = await all.issue();
  await w.pass(24 * 20);
  const second = await all.issue();
  await w.pass(24 * 12);
  const biller = staffOf(w);
  const read = (staff: Staff = biller) => loadOutstanding(w.s, staff, w.customerId);
  const press = async (
    values: Record<string, string>,
    documents: readonly string[],
    staff: Staff = biller,
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ currency: 'EUR', ...values })) form.set(name, value);
    for (const each of documents) form.append('documents', each);
    try {
      const run = { s: w.s, staff, customerId: w.customerId, form, locale: 'fr' as const, visit };
      const reply = (await actOnOutstanding(run)) as unknown as Reply;
      return { errors: reply.data.result.error ?? {} };
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      return { status: thrown.status };
    }
  };
  const payment = async (amount: string) => ({
    act: 'record-payment',
    paymentId: newId(),
    amount,
    paidOn: await all.today(),
    means: 'transfer',
    reference: '',
  });
  const ticks = async () => (await read()).documents.map((each) => `${each.invoiceId} ${each.balanceCents}`);
  return { ...all, first, second, biller, read, press, payment, ticks };
}

test('what a customer owes is said by currency, the oldest first, with what is late', async () => {
  const { first, second, read } = await given();
  const page = await read();
  expect(page.sums).toEqual([
    { currency: 'EUR', openCents: 240_000, creditCents: 0, owedCents: 240_000, lateCents: 120_000 },
  ]);
  expect(page.documents.map(({ invoiceId, lateCents }) => [invoiceId, lateCents])).toEqual([
    [first, 120_000],
    [second, 0],
  ]);
  expect(page.documents[0]?.days).toBeGreaterThan(0);
  expect(page.documents[1]?.days).toBeLessThan(0);
});

test('one payment settles several documents, the oldest first', async () => {
  const { first, second, press, payment, ticks, look } = await given();
  expect(await press(await payment('1 500,00'), (await ticks()).reverse())).toEqual({ status: 302 });
  expect(await look(first)).toMatchObject({ state: 'paid' });
  expect(await look(second)).toMatchObject({ balance: 90_000 });
});

test('what is beyond the ticked documents stays the customer’s, and is imputed later', async () => {
  const { second, read, press, payment, ticks, look } = await given();
  const [oldest = '', other = ''] = await ticks();
  expect(await press(await payment('1 300,00'), [oldest])).toEqual({ status: 302 });
  const page = await read();
  expect(page.sums[0]).toMatchObject({ openCents: 120_000, creditCents: 10_000, owedCents: 110_000 });
  const [credit] = page.credits;
  const impute = { act: 'allocate', source: `payment ${credit?.id} ${credit?.leftCents}` };
  expect((await press(impute, [])).errors).toHaveProperty('documents');
  expect(await press(impute, [other])).toEqual({ status: 302 });
  expect(await look(second)).toMatchObject({ balance: 110_000 });
  expect((await read()).credits).toEqual([]);
  expect((await press(impute, [other])).errors?.documents?.[0]).toContain('annulé');
});

test('what a colleague was faster with is said, and becomes no credit', async () => {
  const { press, payment, ticks, read } = await given();
  const shown = await ticks();
  await press(await payment('1 200,00'), shown.slice(0, 1));
  expect((await press(await payment('2 400,00'), shown)).errors?.amount?.[0]).toContain('entre-temps');
  expect((await read()).credits).toEqual([]);
});

test('nothing ticked is said beside the list; an amount that is none beside its field', async () => {
  const { press, payment, ticks } = await given();
  expect((await press(await payment('10'), [])).errors).toHaveProperty('documents');
  expect((await press(await payment('dix'), await ticks())).errors).toHaveProperty('amount');
});
