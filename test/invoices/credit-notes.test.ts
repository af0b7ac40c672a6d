import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import { planBulk, readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadMonthEnd, sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { actOnInvoice } from '#app/invoices/one/acts.server.ts';
import { codeAt, totpSecret } from '#test/auth/given.ts';
import { type World, world } from '#test/support/world.ts';
import { draftFromIssued, submitReview } from '#workflows/review/commands.ts';
import { openedForm, otherWork, staffOf, visit } from './given.ts';

/** An office that asks nobody: what is sent off is issued. With a credit note in draft, and a factor given long ago. */
async function given() {
  const w = await world({ policy: { needsApproval: 'never' } });
  const args = { officeId: w.officeId, actor: w.biller };
  const invoiceId = await w.draft();
  await submitReview(w.s, { ...args, invoiceId });
  const made = await draftFromIssued(w.s, { ...args, invoiceId, follower: 'creditNote' });
  if (!made.ok) throw new Error(made.reason);
  const sealed = sealTotpSecret(w.env.SESSION_SECRET, w.staffId, totpSecret);
  await w.ownerDb.execute(sql`update staff set totp_secret = ${sealed} where id = ${w.staffId}`);
  const stale: Staff = { ...staffOf(w), isFresh: false };
  const state = async () => (await w.look(made.invoiceId)).state;
  return { w, creditId: made.invoiceId, stale, state };
}

async function press(w: World, staff: Staff, invoiceId: string, values: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return actOnInvoice({ s: w.s, staff, invoiceId, form, locale: 'fr', visit }).catch(
    (thrown: unknown) => (thrown as Response).status,
  );
}

test('from its page a credit note leaves with a fresh factor alone, and the words to the owner stay', async () => {
  const { w, creditId, stale, state } = await given();
  const sent = { act: 'submit-review', note: 'Geste commercial' };
  const asked = { act: 'submit-review', note: sent.note };
  expect(await press(w, stale, creditId, sent)).toMatchObject({
    ...asked,
    error: expect.stringMatching(/Confirmez/),
  });
  const wrong = codeAt() === '000000' ? '000001' : '000000';
  expect(await press(w, stale, creditId, { ...sent, factorCode: wrong })).toMatchObject({
    ...asked,
    error: expect.stringMatching(/n’est pas le bon/),
  });
  expect(await state()).toBe('preparing');
  expect(await press(w, stale, creditId, { ...sent, factorCode: codeAt() })).toBe(302);
  expect(await state()).toBe('issued');
});

test('an invoice needs none', async () => {
  const { w, stale } = await given();
  const invoiceId = await w.draft(otherWork(1));
  expect(await press(w, stale, invoiceId, { act: 'submit-review' })).toBe(302);
});

test('from the editor it is saved, then the factor is asked for over it, with the word that was typed', async () => {
  const { w, creditId, stale, state } = await given();
  const form = await openedForm(w, creditId);
  form.set('subject', 'Avoir partiel');
  form.set('do', 'submit-review');
  form.set('note', 'Geste commercial.');
  expect(await editInvoice(w.s, stale, creditId, form, 'fr')).toMatchObject({
    saved: { version: 2 },
    asks: { id: creditId, needsFactor: true },
    note: 'Geste commercial.',
  });
  expect(await state()).toBe('preparing');
});

test('in a selection credit notes stay behind until a factor was given, the rest goes', async () => {
  const { w, creditId, stale, state } = await given();
  const invoiceId = await w.draft(otherWork(1));
  const search = [['do', 'submit-review'], ...[creditId, invoiceId].map((id) => ['id', id])];
  const asked = readBulk(new URLSearchParams(search));
  const plan = await planBulk(w.s, stale, asked, 'fr');
  expect(plan).toMatchObject({ will: [{ id: invoiceId }], wont: [{ id: creditId }], needsFactor: true });
  const results = await runBulk(w.s, stale, asked, 'fr');
  expect(new Map(results.map(({ id, done }) => [id, done]))).toEqual(
    new Map([
      [creditId, false],
      [invoiceId, true],
    ]),
  );
  expect(await state()).toBe('preparing');
  expect(await planBulk(w.s, staffOf(w), asked, 'fr')).toMatchObject({ needsFactor: false });
  await runBulk(w.s, staffOf(w), asked, 'fr');
  expect(await state()).toBe('issued');
});

test('at the month’s end credit notes wait for the factor and are counted', async () => {
  const { w, stale, state } = await given();
  expect(await loadMonthEnd(w.s, stale)).toMatchObject({ ready: 1, credits: 1 });
  expect(await sendNext(w.s, stale, { after: null, locale: 'fr' })).toMatchObject({ done: 0 });
  expect(await state()).toBe('preparing');
  expect(await loadMonthEnd(w.s, staffOf(w))).toMatchObject({ credits: 0 });
  await sendNext(w.s, staffOf(w), { after: null, locale: 'fr' });
  expect(await state()).toBe('issued');
});
