import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadOfficeCounts, loadToday } from '#app/invoices/today/today.server.ts';
import { actOnFailure, loadFailures } from '#app/operations/mails/failures.server.ts';
import { offices } from '#db/schema/index.ts';
import { type World, world } from '#test/support/world.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import { approve, comment, requestCorrection, submitReview } from '#workflows/review/commands.ts';
import { staffOf } from './given.ts';

const asOwner = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });

async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

const groupsOf = async (w: World) => {
  const { groups } = await loadToday(w.s, w.officeId);
  return Object.fromEntries(groups.map(({ group, items }) => [group, items]));
};

test('what waits for the office stands in the group of the gesture it asks for', async () => {
  const w = await world();
  const [commented, corrected, waiting] = [await asked(w), await asked(w), await asked(w)];
  await comment(w.s, { ...asOwner(w, commented), lineId: null, body: 'Une question' });
  await requestCorrection(w.s, {
    ...asOwner(w, corrected),
    lineId: 'l1',
    field: 'line.quantity',
    before: '2',
    after: '3',
    body: '',
  });
  const quiet = await loadToday(w.s, w.officeId);
  expect(quiet).toMatchObject({ waiting: 2, inTime: 1 });
  await w.pass(43);
  const groups = await groupsOf(w);
  expect(groups.answering).toMatchObject([{ id: commented, said: { body: 'Une question' } }]);
  expect(groups.correction).toMatchObject([
    { id: corrected, said: { lineNumber: 1, before: '2', after: '3' } },
  ]);
  expect(groups.ending).toMatchObject([
    { id: waiting, ownerName: 'Thierry Vasseur', mail: { openedAt: null } },
  ]);
  expect(await loadOfficeCounts(w.s, w.officeId)).toMatchObject({ waiting: 3, failures: 0 });
});

test('a window that a missing mandate keeps silence from closing waits for an explicit answer', async () => {
  const w = await world({ mandate: false });
  const invoiceId = await asked(w);
  await w.pass(49);
  expect((await groupsOf(w)).lapsed).toMatchObject([{ id: invoiceId, blockedBy: ['noMandate'] }]);
});

test('answer times and shares are those of the approvals that took place', async () => {
  const w = await world();
  const quick = await asked(w);
  await asked(w);
  await w.pass(2);
  const { context } = await w.look(quick);
  await approve(w.s, { ...asOwner(w, quick), revisionSha256: String(context.revisionSha256) });
  await w.pass(50);
  const { answers, shares, silent } = await loadToday(w.s, w.officeId);
  expect(answers).toMatchObject({ explicit: [0, 1, 0, 0, 0, 0, 0, 0], tacit: 1 });
  expect(answers.medianMs).toBeGreaterThan(7_199_000);
  expect(answers.medianMs).toBeLessThan(7_300_000);
  expect(shares).toHaveLength(6);
  const sum = (key: 'explicit' | 'tacit') => shares.reduce((all, month) => all + month[key], 0);
  expect([sum('explicit'), sum('tacit')]).toEqual([1, 1]);
  expect(silent.length === 0 || silent[0]?.name === 'Vasseur Plomberie Chauffage').toBe(true);
});

test('an empty office has nothing to do and no measures, and its page still comes', async () => {
  const w = await world();
  expect(await loadToday(w.s, w.officeId)).toMatchObject({
    waiting: 0,
    groups: [],
    answers: { tacit: 0, medianMs: null },
    silent: [],
    isNew: false,
  });
  const [bare] = await w.ownerDb
    .insert(offices)
    .values({ name: 'Bureau neuf', email: 'bureau@neuf.example', phone: '', address: blankParty().address })
    .returning();
  expect(await loadToday(w.s, bare?.id ?? '')).toMatchObject({ waiting: 0, isNew: true });
});

test('a mail of unknown fate is listed until a person settles it', async () => {
  const w = await world();
  await asked(w);
  await w.ownerDb.execute(sql`update mails set state = 'reconcile', error = 'interrupted while sending'`);
  const { mails } = await loadFailures(w.s, staffOf(w));
  expect(mails).toMatchObject([{ kind: 'approvalRequest', state: 'reconcile' }]);
  expect(await loadOfficeCounts(w.s, w.officeId)).toMatchObject({ failures: 1 });
  const form = new FormData();
  form.set('act', 'sent');
  form.set('id', mails[0]?.id ?? '');
  expect(await actOnFailure(w.s, staffOf(w), form)).toEqual({ done: 'sent' });
  expect(await actOnFailure(w.s, staffOf(w), form)).toEqual({ done: null });
  expect(await loadOfficeCounts(w.s, w.officeId)).toMatchObject({ failures: 0 });
});
