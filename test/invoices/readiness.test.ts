import { expect, test } from 'vitest';
import { planBulk, readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { loadInvoiceList } from '#app/invoices/list/list.server.ts';
import { readListParams } from '#app/invoices/list/list-params.ts';
import { loadMonthEnd, sendNext } from '#app/invoices/month-end/month-end.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import {
  askRelease,
  deleteDraft,
  draftFromIssued,
  submitReview,
  withdraw,
} from '#workflows/review/commands.ts';
import { act, draftFrom, otherWork, staffOf } from './given.ts';

/** An invoice that is issued, and two drafts that credit all of it: each takes what the other needs. */
async function twoCredits() {
  const w = await world({ policy: { needsApproval: 'never' } });
  const args = { officeId: w.officeId, actor: w.biller };
  const invoiceId = await w.draft();
  await submitReview(w.s, { ...args, invoiceId });
  const made = await draftFromIssued(w.s, { ...args, invoiceId, follower: 'creditNote' });
  if (!made.ok) throw new Error(made.reason);
  const one = made.invoiceId;
  const other = await draftFrom(act(w, one, { act: 'duplicate' }));
  return { w, args, invoiceId, one, other };
}

/** What each page says of the readiness of two drafts. */
async function everywhere(w: World, ids: string[]) {
  const staff = staffOf(w);
  const asked = readBulk(
    new URLSearchParams([['do', 'submit-review'], ...ids.map((id): [string, string] => ['id', id])]),
  );
  const list = await loadInvoiceList(w.s, staff, readListParams(new URLSearchParams()));
  const { will, wont } = await planBulk(w.s, staff, asked, 'fr');
  const { ready, blocked } = await loadMonthEnd(w.s, staff);
  return {
    list: ids.map((id) => list.rows.find((row) => row.id === id)?.problems),
    page: await Promise.all(ids.map(async (id) => (await loadInvoice(w.s, staff, id, 'fr')).problems)),
    selection: [will.length, wont.length],
    reasons: wont.flatMap(({ reasons }) => reasons),
    monthEnd: [ready, blocked],
  };
}

test('a credit note beyond what is left is ready nowhere, and is refused with the reason', async () => {
  const { w, args, one, other } = await twoCredits();
  const said = await everywhere(w, [one, other]);
  expect(said).toMatchObject({ list: [1, 1], page: [1, 1], selection: [0, 2], monthEnd: [0, 2] });
  expect(said.reasons[0]).toMatch(/VPC-/);
  expect(await sendNext(w.s, staffOf(w), { after: null, locale: 'fr' })).toMatchObject({
    done: 0,
    refused: [],
  });
  const [result] = await runBulk(w.s, staffOf(w), { act: 'submit-review', ids: [one] }, 'fr');
  expect(result).toMatchObject({ done: false, text: said.reasons[0] });
  const released = await askRelease(w.s, { ...args, invoiceIds: [one] });
  expect(released.get(one), 'nor is it given to a second reader').toEqual({
    accepted: false,
    reason: 'problems',
  });

  await deleteDraft(w.s, { ...args, invoiceId: other });
  expect(await everywhere(w, [one])).toMatchObject({
    list: [0],
    page: [0],
    selection: [1, 0],
    monthEnd: [1, 0],
  });
});

test('one that was taken back from its owner is ready wherever a draft is, and goes off again with the others', async () => {
  const w = await world();
  const args = { officeId: w.officeId, actor: w.biller };
  const [taken, plain] = [await w.draft(), await w.draft(otherWork(1))];
  await submitReview(w.s, { ...args, invoiceId: taken });
  await w.work();
  await withdraw(w.s, { ...args, invoiceId: taken });
  expect(await everywhere(w, [taken, plain])).toMatchObject({
    list: [0, 0],
    page: [0, 0],
    selection: [2, 0],
    monthEnd: [2, 0],
  });
  expect(await sendNext(w.s, staffOf(w), { after: null, locale: 'fr' })).toMatchObject({
    done: 2,
    refused: [],
  });
  expect(await loadMonthEnd(w.s, staffOf(w))).toMatchObject({ ready: 0, blocked: 0, awaiting: 2 });
});

test.each([
  ['that no font has', 'Travaux \u{1F6E0}\u{E123}'],
  ['that were lost', 'R\u{FFFD}novation, fa\u{FFFD}ade'],
])('characters %s stand against a draft in the list as in the selection', async (_, subject) => {
  const w = await world();
  const id = await w.draft({ ...sampleContent(), subject });
  expect(await everywhere(w, [id])).toMatchObject({
    list: [1],
    page: [1],
    selection: [0, 1],
    monthEnd: [0, 1],
  });
});

test('what could never be sent off is not drafted: a corrective beside a credit note, a credit of nothing', async () => {
  const { w, args, invoiceId, one, other } = await twoCredits();
  const followers = async () => (await loadInvoice(w.s, staffOf(w), invoiceId, 'fr')).followers;
  const follow = (follower: 'creditNote' | 'corrective') =>
    draftFromIssued(w.s, { ...args, invoiceId, follower });
  expect(await followers(), 'one that is drafted may still be shortened').toEqual(['creditNote']);
  expect(await follow('corrective')).toEqual({ ok: false, reason: 'alreadyFollowed' });
  for (const each of [one, other]) await deleteDraft(w.s, { ...args, invoiceId: each });
  expect(await followers()).toEqual(['creditNote', 'corrective']);
  expect(await follow('corrective')).toMatchObject({ ok: true });
  expect(await follow('creditNote'), 'while it is being replaced').toEqual({
    ok: false,
    reason: 'alreadyFollowed',
  });
});
