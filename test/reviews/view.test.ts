import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { lineByNumber, reviewView } from '#app/reviews/review-view.server.ts';
import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { addOffice, type World, world } from '#test/support/world.ts';
import {
  amend,
  askTime,
  comment,
  reply,
  requestCorrection,
  saveDraft,
  submitReview,
} from '#workflows/review/commands.ts';

const reader = (w: World) => ({ id: w.ownerId, name: 'Thierry Vasseur', email: 'thierry@vasseur.example' });

async function view(w: World, invoiceId: string, pages?: Parameters<typeof reviewView>[5]) {
  const found = await inOffice(w.s.db, w.officeId, (tx) => gatherReview(tx, { invoiceId }));
  if (!found?.content) throw new Error('nothing to show');
  const access = { kind: 'session', invoiceId, as: null } as const;
  return reviewView({ ...found, content: found.content }, reader(w), access, '/pdf', 'fr', pages);
}

async function asked(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return invoiceId;
}

test('a running round shows its clock, its clause and where the invoice will go', async () => {
  const w = await world();
  const shown = await view(w, await asked(w));
  expect(shown).toMatchObject({
    phase: 'running',
    status: 'awaiting',
    payableCents: 120_000,
    silence: { blocks: [], clause: { article: '4', signedOn: '2026-01-05' }, hours: 48, counting: 'elapsed' },
    recipient: 'marches@saint-riquet.example',
    contact: { name: 'Inès Rouvière', phone: '03 53 01 42 18' },
    reader: { address: 't•••@vasseur.example' },
    changes: null,
    decision: null,
    others: 0,
  });
  expect(Date.parse(shown.clock?.reviewDueAt ?? '') - Date.parse(shown.clock?.windowFrom ?? '')).toBe(
    172_800_000,
  );
  expect(shown.acts.approve.enabled).toBe(true);
});

test('a guardrail says in words which rule keeps silence from deciding', async () => {
  const w = await world({ policy: { guardrails: ['amountCap'], capCents: 100_000 } });
  const shown = await view(w, await asked(w));
  expect(shown.silence.blocks).toEqual(['le montant TTC dépasse votre plafond de 1\u202f000,00\u202f€']);
});

test('a new round says first what changed, what was asked for, and keeps what was said', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const owner = { officeId: w.officeId, actor: w.owner, invoiceId };
  const office = { officeId: w.officeId, actor: w.biller, invoiceId };
  const wish = { lineId: 'l1', field: 'line.quantity', before: '2', after: '1', body: 'Un seul' };
  await requestCorrection(w.s, { ...owner, ...wish });
  const lines = sampleContent().lines.map((line) => ({ ...line, quantity: '1', name: 'WC suspendu' }));
  await saveDraft(w.s, {
    ...office,
    version: 1,
    customerId: w.customerId,
    content: sampleContent({ lines }),
  });
  await submitReview(w.s, office);
  await w.work();
  const shown = await view(w, invoiceId);
  expect(shown.round).toBe(2);
  expect(shown.changes?.views).toEqual([
    expect.objectContaining({
      label: 'Ligne 1, désignation',
      before: 'WC suspendus',
      after: 'WC suspendu',
      asked: false,
    }),
    expect.objectContaining({
      label: 'Ligne 1, quantité',
      before: '2\u00a0u',
      after: '1\u00a0u',
      asked: true,
      lineId: 'l1',
    }),
    expect.objectContaining({ label: 'Net à payer', isTotal: true }),
  ]);
  expect(shown.document.lines[0]).toMatchObject({
    isNew: false,
    before: { quantity: '2', name: 'WC suspendus' },
  });
  expect(shown.messages).toMatchObject([{ lineId: 'l1', from: 'owner', isReader: true }]);
  expect(shown.messages[0]?.text).toBe('Correction demandée\u202f: Quantité, 2\u00a0u → 1\u00a0u. Un seul');
});

test('question and answer stand where they belong, each under its author', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await comment(w.s, { officeId: w.officeId, actor: w.owner, invoiceId, lineId: 'l1', body: 'Deux ?' });
  expect(await view(w, invoiceId)).toMatchObject({ phase: 'answering', clock: null });
  await reply(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, body: 'Oui, deux.' });
  const { messages } = await view(w, invoiceId);
  expect(messages).toMatchObject([
    { text: 'Deux ?', from: 'owner', isReader: true },
    { text: 'Oui, deux.', from: 'office', author: 'Inès Rouvière, Calame Facturation' },
  ]);
});

test('after a tacit approval the page proves what was sent, to whom and when', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await w.pass(30);
  await w.pass(19);
  const shown = await view(w, invoiceId);
  expect(shown).toMatchObject({
    phase: 'issued',
    status: 'tacitlyApproved',
    decision: { by: 'silence', isReader: false },
  });
  expect(shown.number).toMatch(/^VPC-/);
  expect(shown.mails[0]).toMatchObject({ kind: 'approvalRequest', proof: 'delivered' });
  expect(shown.mails.slice(1).every(({ kind }) => kind === 'reminder')).toBe(true);
  expect(shown.mails.length).toBeGreaterThan(1);
});

test('nobody of another office sees anything of it', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const other = await addOffice(w.ownerDb);
  expect(await inOffice(w.s.db, other.officeId, (tx) => gatherReview(tx, { invoiceId }))).toBeUndefined();
});

test('a payment that is new to the business is said before the answers, mark by mark; a usual one is not', async () => {
  const w = await world();
  expect((await view(w, await asked(w))).payment).toEqual([]);
  const payee = party('Affacturage SA', '732829320');
  const payment = { ...sampleContent().payment, iban: 'DE89370400440532013000' };
  const shown = await view(w, await asked(w, sampleContent({ payee, payment })));
  expect(shown.silence.blocks).toEqual(['les coordonnées bancaires ont changé']);
  expect(shown.payment).toEqual([
    { label: 'Compte', text: expect.stringMatching(/^DE89.3704.0044/) },
    {
      label: 'Bénéficiaire du paiement',
      text: expect.stringMatching(/^Affacturage SA, 732\u00a0829\u00a0320/),
    },
  ]);
});

test('a long document is read page by page, and nothing that was said or changed is out of reach', async () => {
  const w = await world();
  const [line] = sampleContent().lines;
  const lines = Array.from({ length: 250 }, (_, index) => ({
    ...line!,
    id: `l${index + 1}`,
    name: `Poste ${index + 1}`,
  }));
  const { officeId, biller: actor, owner } = w;
  const invoiceId = await w.draft(sampleContent({ lines }));
  await submitReview(w.s, { officeId, actor, invoiceId });
  await w.work();
  await comment(w.s, { officeId, actor: owner, invoiceId, lineId: 'l240', body: 'Et celle-ci ?' });
  await amend(w.s, { officeId, actor, invoiceId });
  const found = await inOffice(w.s.db, officeId, (tx) => findDraft(tx, invoiceId));
  const { content, version } = found!.draft;
  const changed = content.lines.map((each, index) => (index % 2 === 0 ? { ...each, quantity: '7' } : each));
  const customerId = w.customerId;
  await saveDraft(w.s, {
    officeId,
    actor,
    invoiceId,
    version,
    customerId,
    content: { ...content, lines: changed },
  });
  await submitReview(w.s, { officeId, actor, invoiceId });
  await w.work();
  const page = (lines: string | null, changes: string | null = null, line: string | null = null) =>
    view(w, invoiceId, { lines, changes, line });
  const first = await page(null);
  expect(first.document.lines).toHaveLength(100);
  expect(first.document.slice).toMatchObject({ page: 1, pages: 3, total: 250 });
  expect(first.document.net.amount).toBe((await page('3')).document.net.amount);
  expect(first.messages.map(({ lineNumber }) => lineNumber)).toEqual([240]);
  expect((await page(null, null, 'l240')).document.slice.page).toBe(3);
  const third = await page('3');
  expect(third.document.lines.map(({ n }) => n).at(-1)).toBe(250);
  expect(third.document.lines[0]?.before).toMatchObject({ quantity: '2' });
  const { changes } = first;
  expect(changes?.slice).toMatchObject({ page: 1, pages: 2, total: 126 });
  expect(changes?.seen).toBe(125);
  expect(changes?.views.at(-1)).toMatchObject({ label: 'Net à payer', page: null });
  const last = (await page(null, '2')).changes?.views ?? [];
  expect(last.map(({ lineId, page: there }) => [lineId, there]).at(-2)).toEqual(['l249', 3]);
});

test('after a hold the page says that the clock runs again, and not before', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const owner = { officeId: w.officeId, actor: w.owner, invoiceId };
  expect((await view(w, invoiceId)).clock).toMatchObject({ isResumed: false });
  const until = new Date(Date.parse((await view(w, invoiceId)).now) + 3 * 86_400_000).toISOString();
  await askTime(w.s, { ...owner, until });
  expect((await view(w, invoiceId)).clock).toMatchObject({ held: { until }, isResumed: false });
  await w.pass(73);
  const after = await view(w, invoiceId);
  expect(after).toMatchObject({ phase: 'running', clock: { held: null, isResumed: true } });
});

const stopNumbers = (w: World) =>
  w.ownerDb.execute(sql`update ledger_heads set held_at = app_clock(), held_for = 'essai'`);

test('while no number can be given the page says so, and what silence decided is not the owner’s to decide', async () => {
  const w = await world();
  // The ledger of a business begins with its first number.
  await asked(w);
  await w.pass(49);
  const invoiceId = await asked(w);
  expect((await view(w, invoiceId)).numbersHeld).toBe(false);
  await stopNumbers(w);
  const running = await view(w, invoiceId);
  expect(running).toMatchObject({ numbersHeld: true, phase: 'running' });
  expect(running.acts.approve.enabled, 'an answer counts as usual').toBe(true);

  await w.pass(49);
  expect((await w.look(invoiceId)).state, 'it waits for its number').toBe('awaiting.running');
  const ended = await view(w, invoiceId);
  expect(ended).toMatchObject({ numbersHeld: true, phase: 'ended' });
  expect(Object.values(ended.acts).filter(({ enabled }) => enabled)).toEqual([]);
});

test('a window that silence cannot end is the owner’s to decide, number or not', async () => {
  const w = await world({ policy: { guardrails: ['amountCap'], capCents: 100_000 } });
  const invoiceId = await asked(w);
  await w.ownerDb.execute(sql`insert into ledger_heads (office_id, business_id, hash)
    values (${w.officeId}, ${w.businessId}, decode(repeat('00', 32), 'hex')) on conflict do nothing`);
  await stopNumbers(w);
  await w.pass(49);
  const shown = await view(w, invoiceId);
  expect(shown).toMatchObject({ numbersHeld: true, phase: 'lapsed' });
  expect(shown.acts.approve.enabled).toBe(true);
});

test('a line is named by its number; one past the end is the last, and what is no number is none', () => {
  const [line] = sampleContent().lines;
  const content = sampleContent({ lines: [line!, { ...line!, id: 'l2' }] });
  const named = ['1', '2', '02', '99'].map((number) => lineByNumber(content, number));
  expect(named).toEqual(['l1', 'l2', 'l2', 'l2']);
  for (const nothing of [null, '', '0', '-1', '1.5', 'deux', '1e1', '99999999999'])
    expect(lineByNumber(content, nothing)).toBeNull();
});
