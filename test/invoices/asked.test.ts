import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { editInvoice } from '#app/invoices/editor/edit.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { createDraft, requestCorrection, submitReview } from '#workflows/review/commands.ts';
import { draftOf, openedForm, posted, staffOf } from './given.ts';

const line = sampleContent().lines[0]!;

/** A draft of `count` lines that was put before its owner, who asked for what is given. */
async function askedFor(w: World, count: number, asked: Partial<typeof price>) {
  const { officeId, owner, biller, businessId, customerId } = w;
  const lines = Array.from({ length: count }, (_, index) => ({
    ...line,
    id: `l${index + 1}`,
    name: `Poste ${index + 1}`,
  }));
  const made = await createDraft(w.s, {
    officeId,
    actor: biller,
    businessId,
    customerId,
    content: sampleContent({ lines }),
    source: { kind: 'hand' },
  });
  const { invoiceId } = made;
  await submitReview(w.s, { officeId, actor: biller, invoiceId });
  await w.work();
  const said = { lineId: null, before: '', after: '', field: '', body: '', ...asked };
  await requestCorrection(w.s, { officeId, actor: owner, invoiceId, ...said });
  return invoiceId;
}

const price = {
  lineId: 'l1',
  field: 'line.unitPrice',
  before: '500.00',
  after: '110',
  body: 'Comme au devis.',
};
const open = (w: World, invoiceId: string, page: string | null = null) =>
  loadEditor(w.s, staffOf(w), invoiceId, 'fr', page);
const press = async (w: World, invoiceId: string, act: string, form: FormData) => {
  form.set('do', act);
  const led = await editInvoice(w.s, staffOf(w), invoiceId, form, 'fr').catch((thrown: Response) => thrown);
  return led instanceof Response ? led.headers.get('Location') : led;
};

test('the editor knows what was asked, at its line, and that it is done once the draft says so', async () => {
  const w = await world();
  const invoiceId = await askedFor(w, 2, price);
  const { requests } = await open(w, invoiceId);
  expect(requests.list).toMatchObject([
    { ...price, line: 1, authorName: 'Thierry Vasseur', standing: 'open' },
  ]);
  const [request] = requests.list;
  const form = await openedForm(w, invoiceId);
  form.set('subject', 'Tapé avant');
  expect(await press(w, invoiceId, `take:${request?.id}`, form)).toBe(`/invoices/${invoiceId}/edit`);
  const { content } = (await draftOf(w, invoiceId)).draft;
  expect(content).toMatchObject({
    subject: 'Tapé avant',
    lines: [{ unitPrice: '110' }, { unitPrice: '500' }],
  });
  expect(content.totals.netCents).toBe(2 * 11_000 + 2 * 50_000);
  expect((await open(w, invoiceId)).requests.list).toMatchObject([{ standing: 'done' }]);
});

test('nothing is taken over that was not asked for this draft', async () => {
  const w = await world();
  const [invoiceId, other] = [await askedFor(w, 1, price), await askedFor(w, 1, price)];
  const [foreign] = (await open(w, other)).requests.list;
  for (const id of [foreign?.id, 'x', '']) {
    await press(w, invoiceId, `take:${id}`, await openedForm(w, invoiceId));
    expect((await draftOf(w, invoiceId)).draft.content.lines[0]?.unitPrice).toBe('500');
  }
});

test('a long draft opens at the page of what is asked first, and knows what was added on any page', async () => {
  const w = await world();
  const invoiceId = await askedFor(w, 120, { ...price, lineId: 'l101' });
  const first = await open(w, invoiceId);
  expect(first.page).toMatchObject({ page: 3 });
  expect(first.requests.list).toMatchObject([{ line: 101, page: 3, standing: 'open' }]);
  expect((await open(w, invoiceId, '1')).page).toMatchObject({ page: 1 });
  const form = posted(first.fields);
  const [request] = first.requests.list;
  expect(await press(w, invoiceId, `take:${request?.id}`, form)).toBe(
    `/invoices/${invoiceId}/edit?lines=3#s-lines`,
  );
  expect((await draftOf(w, invoiceId)).draft.content.lines[100]?.unitPrice).toBe('110');
});

test('a missing line is open until the draft has one that was not asked about', async () => {
  const w = await world();
  const missing = { field: 'line.missing', body: 'Deux heures le samedi.' };
  const invoiceId = await askedFor(w, 1, missing);
  expect((await open(w, invoiceId)).requests).toMatchObject({
    list: [{ standing: 'open', line: 0 }],
    about: { lineIds: ['l1'] },
  });
  const form = await openedForm(w, invoiceId);
  for (const [name, value] of [...form].filter(([name]) => name.startsWith('lines[0].')))
    form.set(name.replace('[0]', '[1]'), name.endsWith('.id') ? 'l2' : value);
  await press(w, invoiceId, 'save', form);
  expect((await open(w, invoiceId)).requests.list).toMatchObject([{ standing: 'done' }]);
});

test('a word to the owner goes with the corrected version: in the exchange, and in his mail', async () => {
  const w = await world();
  const invoiceId = await askedFor(w, 1, price);
  const form = await openedForm(w, invoiceId);
  form.set('lines[0].unitPrice', '108');
  form.set('note', '  Le fournisseur facture 108.  ');
  expect(await press(w, invoiceId, 'submit-review', form)).toBe(`/invoices/${invoiceId}`);
  const said = await inOffice(w.s.db, w.officeId, (tx) => listExchanges(tx, { invoiceId }));
  expect(said.at(-1)).toMatchObject({
    kind: 'reply',
    authorKind: 'staff',
    round: 2,
    body: 'Le fournisseur facture 108.',
  });
  await w.work();
  const [mail] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ note: string }>(
      tx,
      sql`select payload #>> '{composed,mail,note}' as note from mails where kind = 'approvalRequest' order by id desc limit 1`,
    ),
  );
  expect(mail?.note).toBe('Le fournisseur facture 108.');
});

test('what is refused keeps the word that was typed with it', async () => {
  const w = await world();
  const invoiceId = await askedFor(w, 1, price);
  const form = await openedForm(w, invoiceId);
  form.set('buyer.name', '');
  form.set('note', 'Voilà.');
  expect(await press(w, invoiceId, 'submit-review', form)).toMatchObject({
    note: 'Voilà.',
    refusal: expect.stringContaining('problèmes bloquants'),
  });
});
