import { expect, test } from 'vitest';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { lineFields } from '#app/invoices/editor/fields-of.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { stateOf } from '#app/invoices/editor/use-live.ts';
import { actOnInvoice } from '#app/invoices/one/acts.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import type { Party } from '#db/shapes/content.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { checkEarlier } from '#workflows/invoice/check-earlier.ts';
import { recoveryLines } from '#workflows/invoice/derive.ts';
import { createDraft, deleteDraft, submitReview } from '#workflows/review/commands.ts';
import { draftOf, openedForm, staffOf, visit } from './given.ts';

const fr = { locale: 'fr' } as const;
const depositOf = { reference: 'Devis D-118', date: null, totalCents: 400_000, percent: '30' };

/** Issued at once: the business asks for nobody's approval. */
async function issued(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  const args = { officeId: w.officeId, actor: w.biller, invoiceId };
  expect(await submitReview(w.s, args)).toMatchObject({ accepted: true });
  return invoiceId;
}
const office = () => world({ policy: { needsApproval: 'never' } });
const page = (w: World, invoiceId: string) => loadInvoice(w.s, staffOf(w), invoiceId, 'fr');

/** Presses a button of the invoice's page, and answers the draft it leads to. */
async function press(w: World, invoiceId: string, act: string): Promise<string> {
  const form = new FormData();
  form.set('act', act);
  const led = await actOnInvoice({ s: w.s, staff: staffOf(w), invoiceId, form, locale: 'fr', visit }).catch(
    (thrown: unknown) => thrown,
  );
  const [, id = ''] = /invoices\/([^/]+)\/edit/.exec((led as Response).headers.get('Location') ?? '') ?? [];
  return id;
}

test('an issued document offers what can follow it, and its button leads to the editor of that draft', async () => {
  const w = await office();
  const draft = await w.draft();
  expect((await page(w, draft)).followers).toEqual([]);
  const invoice = await issued(w);
  expect((await page(w, invoice)).followers).toEqual(['creditNote', 'corrective']);
  const deposit = await issued(w, sampleContent({ kind: 'deposit', depositOf }));
  expect((await page(w, deposit)).followers).toEqual(['creditNote', 'corrective', 'finalInvoice']);
  const credit = await press(w, invoice, 'creditNote');
  const { content } = (await draftOf(w, credit)).draft;
  expect(content).toMatchObject({ kind: 'creditNote', precedingDocuments: [{ kind: 'invoice' }] });
});

test('a replaced invoice leads to its corrective and offers nothing else; the editor says so beside the number', async () => {
  const w = await office();
  const invoice = await issued(w);
  const args = { officeId: w.officeId, actor: w.biller };
  const first = await press(w, invoice, 'corrective');
  await deleteDraft(w.s, { ...args, invoiceId: first });
  const late = await press(w, invoice, 'creditNote');
  const corrective = await press(w, first, 'duplicate');
  const editor = await loadEditor(w.s, staffOf(w), late, 'fr');
  const { problems } = stateOf(editor.content, { earlier: editor.earlier, now: '2026-11-22T09:00:00.000Z' });
  expect(problems.get('precedingDocuments[0].number')).toMatchObject([{ code: 'credit.beingReplaced' }]);
  await deleteDraft(w.s, { ...args, invoiceId: late });
  expect(await submitReview(w.s, { ...args, invoiceId: corrective })).toMatchObject({ accepted: true });
  const { reference } = await page(w, corrective);
  expect(await page(w, invoice)).toMatchObject({
    followers: [],
    replacedBy: { invoiceId: corrective, number: reference },
  });
  expect((await page(w, corrective)).followers).toEqual(['creditNote', 'corrective']);
});

test('the editor offers the deposits of its buyer, and tells at once when one is taken back too far', async () => {
  const w = await office();
  await issued(w, sampleContent({ kind: 'deposit', depositOf }));
  const final = await w.draft();
  const editor = await loadEditor(w.s, staffOf(w), final, 'fr');
  const [deposit] = editor.earlier;
  expect(deposit).toMatchObject({ kind: 'deposit', grossCents: 120_000, namedBy: [] });

  const [recovery] = recoveryLines(deposit!);
  const form = await openedForm(w, final);
  const fields = lineFields({ ...recovery!, unitPrice: '1000.01' }, 'fr');
  const { recovers, ...texts } = fields;
  for (const [name, value] of Object.entries(texts)) form.set(`lines[1].${name}`, String(value ?? ''));
  for (const [name, value] of Object.entries(recovers ?? {})) {
    form.set(`lines[1].recovers.${name}`, String(value ?? ''));
  }
  expect(await saveEditor(w.s, staffOf(w), final, form, fr)).toMatchObject({ status: 'saved' });
  const { content } = (await draftOf(w, final)).draft;
  expect(content.precedingDocuments).toMatchObject([{ number: deposit!.number, kind: 'deposit' }]);
  const opened = await loadEditor(w.s, staffOf(w), final, 'fr');
  expect(checkEarlier(content, opened.earlier)).toEqual([]);
  // What the line remembers is beside the point: what is left now decides.
  const forged = {
    ...content,
    lines: content.lines.map((line) =>
      line.recovers ? { ...line, recovers: { ...line.recovers, availableCents: null } } : line,
    ),
  };
  expect(checkEarlier(forged, opened.earlier).map(({ code }) => code)).toEqual(['recovery.tooHigh']);
  const args = { officeId: w.officeId, actor: w.biller, invoiceId: final };
  expect(await submitReview(w.s, args)).toMatchObject({ accepted: false, reason: 'problems' });
});

test('deposits are those of the very buyer: never of a namesake, on a card or not', async () => {
  const w = await office();
  const person = { ...party('Jean Martin', ''), siret: '', vatNumber: '', email: 'jean@un.example' };
  const { officeId, businessId, biller: actor } = w;
  const untied = async (buyer: Party, kind: 'deposit' | 'invoice') => {
    const content = sampleContent({ kind, buyer, ...(kind === 'deposit' && { depositOf }) });
    const draft = { officeId, actor, businessId, customerId: null, content, source: { kind: 'hand' } };
    return (await createDraft(w.s, draft)).invoiceId;
  };
  expect(
    await submitReview(w.s, { officeId, actor, invoiceId: await untied(person, 'deposit') }),
  ).toMatchObject({ accepted: true });
  const offered = async (buyer: Party) =>
    (await loadEditor(w.s, staffOf(w), await untied(buyer, 'invoice'), 'fr')).earlier.length;
  expect(await offered(person)).toBe(1);
  expect(await offered({ ...person, email: 'jean@autre.example' }), 'another person of that name').toBe(0);
  expect(await offered({ ...person, siren: '552100554' })).toBe(0);
  const final = await w.draft(sampleContent({ buyer: { ...person, email: 'jean@carnet.example' } }));
  expect((await loadEditor(w.s, staffOf(w), final, 'fr')).earlier).toEqual([]);
});
