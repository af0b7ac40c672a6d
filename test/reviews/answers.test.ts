import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { answerReview } from '#app/reviews/review-answers.server.ts';
import { reviewView } from '#app/reviews/review-view.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { addOwner } from '#test/support/add-owner.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { sha256Hex } from '#workflows/identity/canonical.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { requestCorrection, saveDraft, submitReview } from '#workflows/review/commands.ts';
import { ownerSession, posted } from './session.ts';

async function asked(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return { invoiceId, revision: (await w.look(invoiceId)).context.revisionSha256 as string };
}

async function answer(
  w: World,
  invoiceId: string,
  act: string,
  revision: string,
  fields?: Record<string, string>,
) {
  const session = await ownerSession(w, invoiceId);
  const form = posted(w, session, act, revision, fields);
  return answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from: '203.0.113.7' });
}

const said = (w: World, invoiceId: string) =>
  inOffice(w.s.db, w.officeId, (tx) => listExchanges(tx, { invoiceId }));

test('given a shown draft, when its owner approves it, then it is approved in his name; pressed twice, once', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  expect(await answer(w, invoiceId, 'approve', revision)).toEqual({ kind: 'done', act: 'approve' });
  expect(await answer(w, invoiceId, 'approve', revision)).toEqual({ kind: 'done', act: 'approve' });
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'approved',
    context: { decidedBy: 'owner', decidedByName: 'Thierry Vasseur' },
  });
  expect(await answer(w, invoiceId, 'undo-approval', revision)).toEqual({
    kind: 'done',
    act: 'undo-approval',
  });
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
});

/** The form of a page that was shown now, to be posted as often as somebody presses it, by whoever it was shown to. */
async function shown(
  w: World,
  invoiceId: string,
  { act, by = w.owner, ...fields }: { act: string; by?: Actor; [field: string]: unknown },
) {
  const revision = (await w.look(invoiceId)).context.revisionSha256 as string;
  const session = { ...(await ownerSession(w, invoiceId)), id: sha256Hex(by.name), actor: by };
  const step = (await w.look(invoiceId)).step;
  const form = posted(w, session, act, revision, fields as Record<string, string>, step);
  return () => answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from: '203.0.113.7' });
}

const done = { kind: 'done' };
const takenBack = { kind: 'refused', refusal: 'takenBack' };

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

test('a correction that another owner asks for takes back an approval that is not final: one act', async () => {
  const w = await world();
  const { invoiceId } = await asked(w);
  const other: Actor = { kind: 'owner', id: newId(), name: 'Anne Vasseur', channel: 'link' };
  const where = { where: 'line:l1', what: 'quantity', after: '1', body: '' };
  // Both have the page open; she is the slower one.
  const approve = await shown(w, invoiceId, { act: 'approve' });
  const correct = await shown(w, invoiceId, { act: 'request-correction', by: other, ...where });
  expect(await approve()).toMatchObject(done);
  expect(await correct()).toMatchObject(done);
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'correcting',
    context: { decidedBy: null, decidedAt: null, undoUntil: null },
    invoice: { status: 'correction', decidedBy: null },
  });
  expect(await said(w, invoiceId)).toMatchObject([{ kind: 'correctionRequest', authorName: 'Anne Vasseur' }]);
  expect(await approve()).toMatchObject({ kind: 'refused' });
  await w.pass(1);
  expect(await w.look(invoiceId)).toMatchObject({ state: 'correcting', invoice: { number: null } });
  expect((await w.look(invoiceId)).mails.map(({ kind }) => kind)).toContain('correctionReceived');
});

test('once an approval is final a correction comes too late', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const where = { where: 'line:l1', what: 'quantity', after: '1' };
  const correct = await shown(w, invoiceId, { act: 'request-correction', ...where });
  expect(await answer(w, invoiceId, 'approve', revision)).toMatchObject(done);
  await moveClock(w.s.db, 10 * 60_000);
  expect(await correct()).toEqual({ kind: 'refused', refusal: 'late' });
  expect(await w.look(invoiceId)).toMatchObject({ state: 'issued', context: { decidedBy: 'owner' } });
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

test('an approval of a content that has changed since is refused, and says so', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const fields = { where: 'line:l1', what: 'quantity', after: '1' };
  expect(await answer(w, invoiceId, 'request-correction', revision, fields)).toMatchObject({ kind: 'done' });
  const lines = sampleContent().lines.map((line) => ({ ...line, quantity: '1' }));
  const draft = { version: 1, customerId: w.customerId, content: sampleContent({ lines }) };
  await saveDraft(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, ...draft });
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  expect(await answer(w, invoiceId, 'approve', revision)).toEqual({
    kind: 'refused',
    refusal: 'contentChanged',
  });
});

test('an answer after the silence has decided changes nothing, and a mistake can still be reported', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  await moveClock(w.s.db, 49 * 3_600_000);
  expect(await answer(w, invoiceId, 'approve', revision)).toEqual({ kind: 'refused', refusal: 'late' });
  expect(await w.look(invoiceId)).toMatchObject({ state: 'issued', context: { decidedBy: 'silence' } });
  expect(await answer(w, invoiceId, 'report-error', revision, { body: 'Deux jours de trop' })).toMatchObject({
    kind: 'done',
  });
  expect(await said(w, invoiceId)).toMatchObject([
    { kind: 'dispute', body: 'Deux jours de trop', authorName: 'Thierry Vasseur' },
  ]);
});

test('a message without words comes back beside its field, and nothing stops', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const outcome = await answer(w, invoiceId, 'comment', revision, { body: '  ' });
  expect(outcome).toMatchObject({ kind: 'mistake', result: { error: { body: ['Écrivez votre message.'] } } });
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  expect(await answer(w, invoiceId, 'comment', revision, { body: 'Deux ?', line: 'l1' })).toMatchObject({
    kind: 'done',
  });
  expect(await said(w, invoiceId)).toMatchObject([
    { kind: 'comment', lineId: 'l1', body: 'Deux ?', authorKind: 'owner' },
  ]);
});

test('a correction says its effect before it is sent, and is recorded with the value that was read', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const fields = { where: 'line:l1', what: 'quantity', after: '1,5 u', body: 'Un et demi' };
  const preview = await answer(w, invoiceId, 'request-correction', revision, {
    ...fields,
    intent: 'preview',
  });
  expect(preview).toMatchObject({ kind: 'preview', effect: { deltaCents: -30_000, afterCents: 90_000 } });
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  const wrong = await answer(w, invoiceId, 'request-correction', revision, { ...fields, after: 'deux' });
  expect(wrong).toMatchObject({
    kind: 'mistake',
    result: { initialValue: { after: 'deux', body: 'Un et demi' } },
  });
  expect(await answer(w, invoiceId, 'request-correction', revision, fields)).toMatchObject({ kind: 'done' });
  expect(await said(w, invoiceId)).toMatchObject([
    {
      kind: 'correctionRequest',
      lineId: 'l1',
      field: 'line.quantity',
      before: '2',
      after: '1.5',
      body: 'Un et demi',
    },
  ]);
  expect((await w.look(invoiceId)).state).toBe('correcting');
});

test('words typed on a page that was open for too long come back with the refusal', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const session = await ownerSession(w, invoiceId);
  const old = { ...session, readAt: session.readAt - 31 * 60_000 };
  const form = posted(w, old, 'comment', revision, { body: 'Un long message', line: 'l1' });
  const outcome = await answerReview({ s: w.s, session, invoiceId, form, locale: 'fr', from: '203.0.113.7' });
  expect(outcome).toMatchObject({
    kind: 'refused',
    refusal: 'stale',
    result: { initialValue: { body: 'Un long message' } },
  });
  expect(await said(w, invoiceId)).toEqual([]);
});

test('time can be asked for up to seven days, and taken back', async () => {
  const w = await world();
  const { invoiceId, revision } = await asked(w);
  const now = (await ownerSession(w, invoiceId)).readAt;
  const until = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const tooLong = await answer(w, invoiceId, 'ask-time', revision, { until: until(8) });
  expect(tooLong).toEqual({ kind: 'refused', refusal: 'tooLong' });
  expect(await answer(w, invoiceId, 'ask-time', revision, { until: 'demain' })).toMatchObject({
    kind: 'mistake',
  });
  expect(await answer(w, invoiceId, 'ask-time', revision, { until: until(3) })).toMatchObject({
    kind: 'done',
  });
  expect((await w.look(invoiceId)).state).toBe('awaiting.onHold');
  expect(await answer(w, invoiceId, 'resume', revision)).toEqual({ kind: 'done', act: 'resume' });
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
});
