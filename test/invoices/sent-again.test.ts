import { expect, test } from 'vitest';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { type World, world } from '#test/support/world.ts';
import { dispatchAgain } from '#workflows/dispatch/commands.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { deleteDraft, draftFromIssued, submitReview } from '#workflows/review/commands.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { staffOf } from './given.ts';

const page = (w: World, invoiceId: string) => loadInvoice(w.s, staffOf(w), invoiceId, 'fr');

const verified = (w: World) =>
  verifyBusiness(w.ownerDb, {
    businessId: w.businessId,
    key: readPublicKey(w.env.LEDGER_KEY_FILE),
    blobs: w.s.blobs,
  });

/** An office that asks nobody: what is sent off is issued, and on its way at once. */
async function issued() {
  const w = await world({ policy: { needsApproval: 'never' } });
  const args = { officeId: w.officeId, actor: w.biller };
  const invoiceId = await w.draft();
  await submitReview(w.s, { ...args, invoiceId });
  await w.work();
  return { w, args, invoiceId };
}

test('while it is sent once more an invoice shows how far it had come, and is nowhere amiss', async () => {
  const { w, args, invoiceId } = await issued();
  const [dispatch] = (await page(w, invoiceId)).dispatches;
  expect((await page(w, invoiceId)).status).toBe('delivered');
  for (const _ of ['once', 'twice']) {
    await dispatchAgain(w.s, { ...args, invoiceId, dispatchId: dispatch?.id ?? '' });
    const shown = await page(w, invoiceId);
    expect(shown.dispatches).toMatchObject([{ state: 'sending' }]);
    expect(shown).toMatchObject({ status: 'delivered', flow: { current: 'delivered' } });
    expect(await verified(w)).toMatchObject({ ok: true });
    await w.work();
    expect((await page(w, invoiceId)).status).toBe('delivered');
  }
});

test('of several recipients the list shows the best served, and that too is nowhere amiss', async () => {
  const { w, args, invoiceId } = await issued();
  const [dispatch] = (await page(w, invoiceId)).dispatches;
  const besides = { ...args, invoiceId, dispatchId: dispatch?.id ?? '', recipient: 'compta@sci.example' };
  await dispatchAgain(w.s, besides);
  const shown = await page(w, invoiceId);
  expect(shown.dispatches.map(({ state }) => state)).toEqual(['delivered', 'sending']);
  expect(shown.status).toBe('delivered');
  expect(await verified(w)).toMatchObject({ ok: true });
});

test('what was never sent before is not shown as sent by its first try', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  expect((await page(w, invoiceId)).status).toBe('issued');
});

test('the page of an invoice names the credit note and the corrective that are being drafted, and those issued', async () => {
  const { w, args, invoiceId } = await issued();
  expect((await page(w, invoiceId)).namedBy).toEqual([]);
  const corrective = await draftFromIssued(w.s, { ...args, invoiceId, follower: 'corrective' });
  if (!corrective.ok) throw new Error(corrective.reason);
  expect((await page(w, invoiceId)).namedBy).toMatchObject([
    { reference: corrective.provisionalRef, does: 'corrective', isIssued: false },
  ]);
  await deleteDraft(w.s, { ...args, invoiceId: corrective.invoiceId });
  expect((await page(w, invoiceId)).namedBy).toEqual([]);
  const credit = await draftFromIssued(w.s, { ...args, invoiceId, follower: 'creditNote' });
  if (!credit.ok) throw new Error(credit.reason);
  expect((await page(w, invoiceId)).namedBy).toMatchObject([
    { reference: credit.provisionalRef, does: 'credit', isIssued: false },
  ]);
  await submitReview(w.s, { ...args, invoiceId: credit.invoiceId });
  expect((await page(w, invoiceId)).namedBy).toMatchObject([{ does: 'credit', isIssued: true }]);
});
