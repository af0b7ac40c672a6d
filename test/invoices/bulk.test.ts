import { expect, test } from 'vitest';
import { planBulk, readBulk } from '#app/invoices/bulk/bulk.server.ts';
import { runBulk } from '#app/invoices/bulk/bulk-run.server.ts';
import { sampleContent } from '#test/support/content.ts';
import { addOffice, world } from '#test/support/world.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { createDraft, submitReview } from '#workflows/review/commands.ts';
import { otherWork, staffOf } from './given.ts';

const selection = (act: string, ids: string[]) =>
  readBulk(new URLSearchParams([['do', act], ...ids.map((id) => ['id', id])]));

test('before anything happens each invoice that would not pass is named, with every reason', async () => {
  const w = await world();
  const [good, bad, away] = [
    await w.draft(),
    await w.draft(sampleContent({ lines: [] })),
    await w.draft(otherWork(1)),
  ];
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: away });
  const nameless = await w.draft(sampleContent({ lines: [blankLine('l1'), blankLine('l2')] }));
  const ids = [good, bad, away, nameless];
  const plan = await planBulk(w.s, staffOf(w), selection('submit-review', ids), 'fr');
  expect(plan.will.map(({ id }) => id)).toEqual([good]);
  expect(Object.fromEntries(plan.wont.map(({ id, reasons }) => [id, reasons]))).toEqual({
    [bad]: ['Ajoutez au moins une ligne.'],
    [nameless]: [
      'Ligne 1\u202f: Décrivez ce qui est facturé sur cette ligne.',
      'Ligne 2\u202f: Décrivez ce qui est facturé sur cette ligne.',
    ],
    [away]: ['Elle est chez le dirigeant\u202f: retirez\u2011la d’abord de la validation.'],
  });
  expect((await w.look(good)).state).toBe('preparing');
});

test('one that fails stops none of the others, and each says what became of it', async () => {
  const w = await world();
  const [first, bad, last] = [
    await w.draft(),
    await w.draft(sampleContent({ lines: [] })),
    await w.draft(otherWork(1)),
  ];
  const results = await runBulk(w.s, staffOf(w), selection('submit-review', [first, bad, last]), 'fr');
  expect(Object.fromEntries(results.map(({ id, done }) => [id, done]))).toEqual({
    [first]: true,
    [bad]: false,
    [last]: true,
  });
  expect((await w.look(last)).state).toBe('awaiting.asking');
  const again = results.filter(({ done }) => !done).map(({ id }) => id);
  expect(await runBulk(w.s, staffOf(w), selection('submit-review', again), 'fr')).toMatchObject([
    { done: false },
  ]);
});

test('what is done already is not done twice, and is no failure', async () => {
  const w = await world();
  const draft = await w.draft();
  const asked = selection('submit-review', [draft]);
  expect(await runBulk(w.s, staffOf(w), asked, 'fr')).toMatchObject([{ done: true }]);
  expect(await runBulk(w.s, staffOf(w), asked, 'fr')).toMatchObject([
    { done: true, text: 'déjà en validation' },
  ]);
  expect((await w.look(draft)).mails).toHaveLength(1);
});

test('provisionals are deleted in bulk, what is with the owner is not', async () => {
  const w = await world();
  const [draft, away] = [await w.draft(), await w.draft(otherWork(1))];
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: away });
  const plan = await planBulk(w.s, staffOf(w), selection('delete-draft', [draft, away]), 'fr');
  expect(plan).toMatchObject({ will: [{ id: draft }], wont: [{ id: away }] });
  await runBulk(w.s, staffOf(w), selection('delete-draft', [draft, away]), 'fr');
  expect((await w.look(draft)).state).toBe('deleted');
  expect((await w.look(away)).state).toBe('awaiting.asking');
});

test('ids of another office, and words that are no ids, are as if they were not there', async () => {
  const w = await world();
  const other = await addOffice(w.ownerDb);
  const theirs = await createDraft(w.s, {
    officeId: other.officeId,
    actor: other.biller,
    businessId: other.businessId,
    customerId: null,
    content: sampleContent(),
    source: { kind: 'hand' },
  });
  const asked = selection('delete-draft', [theirs.invoiceId, "x'; drop table invoices", '']);
  expect(asked.ids).toEqual([theirs.invoiceId]);
  expect(await planBulk(w.s, staffOf(w), asked, 'fr')).toMatchObject({ will: [], wont: [], missing: 1 });
  expect(await runBulk(w.s, staffOf(w), asked, 'fr')).toEqual([]);
});
