import { join } from 'node:path';
import { expect, test } from 'vitest';
import { world } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { askTime, comment, deleteDraft, submitReview, withdraw } from '#workflows/review/commands.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';

test('reviews have nothing amiss in whatever state they rest', async () => {
  const w = await world({ policy: { guardrails: ['firstInvoice'], reminders: [] } });
  const { officeId, biller, owner, s } = w;
  const asked = async () => {
    const invoiceId = await w.draft();
    await submitReview(s, { officeId, actor: biller, invoiceId });
    await w.work();
    return { officeId, invoiceId };
  };
  const lapsing = await asked();
  await w.pass(48.1);
  await w.draft();
  const held = await asked();
  const until = new Date(Date.parse(String((await w.look(held.invoiceId)).context.windowFrom)) + 86_400_000);
  await askTime(s, { ...held, actor: owner, until: until.toISOString() });
  const answering = await asked();
  await comment(s, { ...answering, actor: owner, lineId: null, body: 'Deux ?' });
  const gone = await asked();
  await withdraw(s, { ...gone, actor: biller });
  const deleted = { officeId, invoiceId: await w.draft() };
  await deleteDraft(s, { ...deleted, actor: biller });
  const states = await Promise.all(
    [lapsing, held, answering, gone, deleted].map(async ({ invoiceId }) => (await w.look(invoiceId)).state),
  );
  expect(states).toEqual(['awaiting.lapsed', 'awaiting.onHold', 'answering', 'withdrawn', 'deleted']);
  const key = readPublicKey(w.env.LEDGER_KEY_FILE);
  const blobs = folderBlobs(join(w.dataDir, 'blobs'));
  expect(await verifyBusiness(w.ownerDb, { businessId: w.businessId, key, blobs })).toMatchObject({
    ok: true,
    issued: 0,
    workflows: 6,
    older: 0,
  });
});
