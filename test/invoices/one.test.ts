import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actOnInvoice } from '#app/invoices/one/acts.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { type World, world } from '#test/support/world.ts';
import { comment, requestCorrection, saveDraft, submitReview } from '#workflows/review/commands.ts';
import { act, draftOf, staffOf, visit } from './given.ts';

const page = (w: World, invoiceId: string) => loadInvoice(w.s, staffOf(w), invoiceId, 'fr');

async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

test('silence: every step of the trace says who, when and by which rule, and the chain verifies', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await w.pass(49);
  const { trace, isIntact, reference, flow, dispatches } = await page(w, invoiceId);
  expect(isIntact).toBe(true);
  expect(reference).toMatch(/^VPC-20\d\d-0001$/);
  const told = trace.map(({ from, to, actor }) => `${to ? `${from} → ${to}` : from}, ${actor}`).reverse();
  expect(told.slice(0, 3)).toEqual([
    'Création → Provisoire, Inès Rouvière',
    'Provisoire → Demande en route, Inès Rouvière',
    'Demande en route → En validation, Courrier de démonstration',
  ]);
  const tacit = trace.find(({ reason }) => reason?.startsWith('Sans réponse'));
  expect(tacit).toMatchObject({
    to: 'Définitive',
    actor: 'Clause de silence',
    role: 'règle, horloge',
    stage: 'ink',
  });
  expect(tacit?.reason).toContain(reference);
  expect(flow.visits.map(({ status }) => status)).toEqual([
    'draft',
    'awaiting',
    'tacitlyApproved',
    'issued',
    'sent',
    'delivered',
  ]);
  expect(dispatches).toMatchObject([
    { state: 'delivered', recipient: 'marches@saint-riquet.example', attempts: 1 },
  ]);
});

test.each(['first', 'last'])('a trace whose %s step was tampered with is shown as broken', async (which) => {
  const w = await world();
  const invoiceId = await asked(w);
  const order = sql.raw(which === 'first' ? 'sequence' : 'sequence desc');
  await w.ownerDb.execute(sql`alter table transitions disable trigger user`);
  await w.ownerDb.execute(sql`update transitions t set actor = replace(t.actor, '"kind":', '"kind" :')
    where (workflow_id, sequence) = (select workflow_id, sequence from transitions order by ${order} limit 1)`);
  expect((await page(w, invoiceId)).isIntact).toBe(false);
});

test('the office answers a comment; a message without words is refused beside its field', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await comment(w.s, {
    officeId: w.officeId,
    actor: w.owner,
    invoiceId,
    lineId: 'l1',
    body: 'Et la remise ?',
  });
  const before = await page(w, invoiceId);
  expect(before.messages).toMatchObject([{ from: 'owner', text: 'Et la remise ?' }]);
  expect(before.acts.filter(({ enabled }) => enabled).map((each) => each.act)).toEqual([
    'reply',
    'amend',
    'withdraw',
  ]);
  expect(await act(w, invoiceId, { act: 'reply', body: '  ' })).toMatchObject({ act: 'reply' });
  await expect(act(w, invoiceId, { act: 'reply', body: 'Elle est ligne 2.' })).rejects.toBeInstanceOf(
    Response,
  );
  const after = await page(w, invoiceId);
  expect(after.state).toBe('awaiting.asking');
  expect(after.trace[0]?.reason).toContain('Elle est ligne 2');
});

test('a correction becomes a new round, and the page shows what it changed and that it was asked for', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const { officeId, owner, biller } = w;
  const change = {
    lineId: 'l1',
    field: 'line.quantity',
    before: '2',
    after: '3',
    body: 'Il y en avait trois.',
  };
  await requestCorrection(w.s, { officeId, actor: owner, invoiceId, ...change });
  const { draft, invoice } = await draftOf(w, invoiceId);
  const lines = draft.content.lines.map((line) => ({ ...line, quantity: '3' }));
  const { version } = draft;
  const { customerId } = invoice;
  const content = { ...draft.content, lines };
  await saveDraft(w.s, { officeId, actor: biller, invoiceId, version, customerId, content });
  expect((await page(w, invoiceId)).rounds).toMatchObject([{ round: null, from: 1 }]);
  await submitReview(w.s, { officeId, actor: biller, invoiceId });
  const { rounds, flow } = await page(w, invoiceId);
  expect(rounds).toMatchObject([{ round: 2, from: 1, by: 'Inès Rouvière' }]);
  expect(rounds[0]?.changes.find(({ asked: isAsked }) => isAsked)).toMatchObject({
    after: expect.stringContaining('3'),
  });
  expect(flow.visits.map(({ status }) => status)).toEqual([
    'draft',
    'awaiting',
    'correction',
    'draft',
    'awaiting',
  ]);
});

test('an invoice is sent to one more address: what became of the first stays beside it', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await w.pass(49);
  const dispatchId = (await page(w, invoiceId)).dispatches[0]?.id ?? '';
  expect(await act(w, invoiceId, { act: 'dispatch', dispatchId, recipient: 'nulle part' })).toMatchObject({
    error: 'Indiquez une adresse e‑mail.',
  });
  const again = act(w, invoiceId, { act: 'dispatch', dispatchId, recipient: 'compta@saint-riquet.example' });
  await expect(again).rejects.toBeInstanceOf(Response);
  await w.work();
  const { dispatches, mails } = await page(w, invoiceId);
  expect(dispatches).toMatchObject([
    { recipient: 'marches@saint-riquet.example', attempts: 1, state: 'delivered' },
    { recipient: 'compta@saint-riquet.example', attempts: 1, state: 'delivered' },
  ]);
  expect(mails.filter(({ kind }) => kind === 'invoiceToCustomer').map(({ to }) => to)).toEqual([
    'marches@saint-riquet.example',
    'compta@saint-riquet.example',
  ]);
});

test('a dispatch is sent again from the page of its own invoice alone', async () => {
  const w = await world();
  const [one, other] = [await asked(w), await asked(w)];
  await w.pass(49);
  const [dispatch, elsewhere] = (await page(w, one)).dispatches;
  expect(elsewhere).toBeUndefined();
  const recipient = 'compta@saint-riquet.example';
  for (const dispatchId of [dispatch?.id ?? '', one, other, 'x']) {
    const given = { act: 'dispatch', dispatchId, recipient };
    expect(await act(w, other, given), dispatchId).toMatchObject({ error: 'Cette facture n’existe plus.' });
  }
  expect((await page(w, one)).dispatches).toMatchObject([{ attempts: 1 }]);
});

test('a copy of an invoice is a draft of its own', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const thrown = await act(w, invoiceId, { act: 'duplicate' }).catch((error: unknown) => error as Response);
  const copyId = (thrown as Response).headers.get('Location')?.split('/')[2] ?? '';
  const [copy, original] = [await draftOf(w, copyId), await draftOf(w, invoiceId)];
  const { period: _, ...said } = original.draft.content;
  expect(copy.draft.content).toEqual({ ...said, period: { from: '2026-11-21', to: '2026-12-09' } });
  expect(copy.invoice).toMatchObject({ reviewState: 'preparing', round: 0, number: null });
});

test('who may only read can do nothing, and what is not there is not found', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const reader = { ...staffOf(w), role: 'accountant' as const };
  const { acts, mayDispatch } = await loadInvoice(w.s, reader, invoiceId, 'fr');
  expect(acts.some(({ enabled }) => enabled)).toBe(false);
  expect(mayDispatch).toBe(false);
  const form = new FormData();
  form.set('act', 'withdraw');
  const refused = actOnInvoice({ s: w.s, staff: reader, invoiceId, form, locale: 'fr', visit });
  await expect(refused).rejects.toMatchObject({ status: 403 });
  await expect(page(w, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({ status: 404 });
});
