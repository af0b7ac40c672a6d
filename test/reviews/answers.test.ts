import { expect, test } from 'vitest';
import { answerReview } from '#app/reviews/review-answers.server.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { saveDraft, submitReview } from '#workflows/review/commands.ts';
import { answer, asked, done, said, shown } from './answering.ts';
import { ownerSession, posted } from './session.ts';

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
