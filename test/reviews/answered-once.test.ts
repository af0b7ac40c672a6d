import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { answerReview } from '#app/reviews/review-answers.server.ts';
import { reviewView } from '#app/reviews/review-view.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { readApprover } from '#db/queries/approvers.ts';
import { addOwner } from '#test/support/add-owner.ts';
import { world } from '#test/support/world.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestCorrection, submitReview } from '#workflows/review/commands.ts';
import { asked, done, shown, takenBack } from './answering.ts';
import { ownerSession, posted } from './session.ts';

test('an approval that somebody took back is not given once more by the same form; a page read anew gives it', async () => {
  const w = await world();
  const { invoiceId } = await asked(w);
  const other: Actor = { kind: 'owner', id: newId(), name: 'Anne Vasseur', channel: 'link' };
  const [his, hers] = [
    await shown(w, invoiceId, { act: 'approve' }),
    await shown(w, invoiceId, { act: 'approve', by: other }),
  ];
  expect(await his()).toMatchObject(done);
  // She is told that it is approved: her press is spent with his.
  expect(await hers()).toMatchObject(done);
  const undo = await shown(w, invoiceId, { act: 'undo-approval', by: other });
  expect(await undo()).toMatchObject(done);
  expect(await his()).toEqual(takenBack);
  expect(await hers()).toEqual(takenBack);
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  expect(await (await shown(w, invoiceId, { act: 'approve' }))()).toMatchObject(done);
  // Nor does the former undoing undo the new approval.
  expect(await undo()).toEqual(takenBack);
  expect(await w.look(invoiceId)).toMatchObject({ state: 'approved', context: { decidedBy: 'owner' } });
});

test('whose approval another owner takes back is told of it and by whom; who takes back his own is not', async () => {
  const w = await world();
  const odile = await addOwner(w, 'Odile Marchand');
  const told = () =>
    rows<{ to: string; by: string; how: string }>(
      w.ownerDb,
      sql`select to_address as "to", payload #>> '{composed,mail,by}' as by, payload #>> '{composed,mail,how}' as how
        from mails where kind = 'approvalUndone' order by created_at, id`,
    );
  const { invoiceId } = await asked(w);
  await (await shown(w, invoiceId, { act: 'approve' }))();
  const session = await ownerSession(w, invoiceId);
  const view = (id: string, name: string) =>
    inOffice(w.s.db, w.officeId, async (tx) => {
      const found = (await gatherReview(tx, { invoiceId }))!;
      const reader = { id, name, email: session.person.email };
      const access = { kind: 'session', invoiceId, as: null } as const;
      return reviewView({ ...found, content: found.content! }, reader, access, '/pdf', 'fr');
    });
  expect((await view(w.ownerId, 'Thierry Vasseur')).decision).toMatchObject({ isReader: true });
  // Of the same name, and somebody else.
  expect((await view(odile.id, 'Thierry Vasseur')).decision).toMatchObject({ isReader: false });

  expect(await (await shown(w, invoiceId, { act: 'undo-approval' }))()).toMatchObject(done);
  await w.work();
  expect(await told(), 'his own').toEqual([]);

  await (await shown(w, invoiceId, { act: 'approve' }))();
  await (await shown(w, invoiceId, { act: 'undo-approval', by: odile.actor }))();
  await w.work();
  const his = { to: 'thierry@vasseur.example', by: 'Odile Marchand' };
  expect(await told()).toEqual([{ ...his, how: 'undone' }]);
  // Whose it was is known once it stands no more, for the page of who took it back.
  const approver = await inOffice(w.s.db, w.officeId, (tx) => readApprover(tx, invoiceId));
  expect(approver).toEqual({ id: w.ownerId, name: 'Thierry Vasseur' });

  await (await shown(w, invoiceId, { act: 'approve' }))();
  await requestCorrection(w.s, {
    officeId: w.officeId,
    actor: odile.actor,
    invoiceId,
    lineId: null,
    field: 'other',
    before: '',
    after: '',
    body: 'Tout revoir.',
  });
  await w.work();
  expect(await told()).toEqual([
    { ...his, how: 'undone' },
    { ...his, how: 'corrected' },
  ]);
});

test('undone and pressed again at once: whichever comes first, the old form decides nothing that stands', async () => {
  const w = await world();
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await asked(w)).invoiceId));
  const forms = await Promise.all(ids.map((id) => shown(w, id, { act: 'approve' })));
  for (const approve of forms) expect(await approve()).toMatchObject(done);
  const undoings = await Promise.all(ids.map((id) => shown(w, id, { act: 'undo-approval' })));
  const pressed = await Promise.all(
    forms.flatMap((approve, index) => [undoings[index]!(), approve(), approve()]),
  );
  for (const [index, outcome] of pressed.entries()) if (index % 3 === 0) expect(outcome).toMatchObject(done);
  for (const approve of forms) expect(await approve()).toEqual(takenBack);
  for (const id of ids)
    expect(await w.look(id)).toMatchObject({ state: 'awaiting.running', context: { decidedBy: null } });
});

test('a hold that was ended is not asked for once more by the same form, nor ended again by the same one', async () => {
  const w = await world();
  const { invoiceId } = await asked(w);
  const until = new Date((await ownerSession(w, invoiceId)).readAt + 3 * 86_400_000).toISOString();
  const hold = await shown(w, invoiceId, { act: 'ask-time', until });
  expect(await hold()).toMatchObject(done);
  const resume = await shown(w, invoiceId, { act: 'resume' });
  expect(await resume()).toMatchObject(done);
  expect(await hold()).toEqual(takenBack);
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  expect(await (await shown(w, invoiceId, { act: 'ask-time', until }))()).toMatchObject(done);
  expect(await resume()).toEqual(takenBack);
  expect((await w.look(invoiceId)).state).toBe('awaiting.onHold');
});

test('what was answered in one round is not answered in the next by the same form, of the same content too', async () => {
  const w = await world();
  const { invoiceId } = await asked(w);
  const where = { where: 'line:l1', what: 'quantity', after: '1' };
  const [approve, correct] = [
    await shown(w, invoiceId, { act: 'approve' }),
    await shown(w, invoiceId, { act: 'request-correction', body: 'Un seul', ...where }),
  ];
  expect(await correct()).toMatchObject(done);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  expect(await approve()).toEqual(takenBack);
  // His words come back with the refusal.
  expect(await correct()).toMatchObject({ ...takenBack, result: { initialValue: { body: 'Un seul' } } });
  expect(await w.look(invoiceId)).toMatchObject({ state: 'awaiting.running', context: { round: 2 } });
});

test('an act without the nonce of a page that showed this content decides nothing', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const session = await ownerSession(w, invoiceId);
  const forms = [
    posted(w, { ...session, id: 'b'.repeat(64) }, 'approve', revision),
    posted(w, session, 'comment', revision, { act: 'approve' }),
    posted(w, { ...session, readAt: session.readAt - 31 * 60_000 }, 'approve', revision),
    posted(w, session, 'approve', revision, { nonce: '' }),
    posted(w, session, 'approve', 'f'.repeat(64), { revision }),
  ];
  for (const form of forms) {
    const outcome = await answerReview({
      s: w.s,
      session,
      invoiceId,
      form,
      locale: 'fr',
      from: '203.0.113.7',
    });
    expect(outcome).toEqual({ kind: 'refused', refusal: 'stale' });
  }
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
});
