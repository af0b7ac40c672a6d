import { expect, test } from 'vitest';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { importInvoice, loadImport } from '#app/invoices/import/import.server.ts';
import { businesses } from '#db/schema/index.ts';
import { makeXlsx } from '#test/support/make-xlsx.ts';
import { smallCii } from '#test/support/small-cii.ts';
import { type World, world } from '#test/support/world.ts';
import { headOf } from '#workflows/intake/table/headers.ts';
import { draftFrom, draftOf, staffOf } from './given.ts';

function upload(
  w: World,
  name: string,
  content: string | Uint8Array,
  businessId = w.businessId,
  change?: (form: FormData) => void,
) {
  const form = new FormData();
  form.set('businessId', businessId);
  form.set('file', new File([content as string], name));
  change?.(form);
  return importInvoice(w.s, staffOf(w), form, 'fr');
}

test('lines of a table become a draft of the business; a customer is then chosen', async () => {
  const w = await world();
  const csv =
    'Désignation;Quantité;Unité;Prix unitaire HT;TVA\nDépose;3,5;h;52,00;20\nÀ déduire;-1;u;10,00;20\n';
  const invoiceId = await draftFrom(upload(w, 'lignes.csv', csv));
  const { invoice, draft } = await draftOf(w, invoiceId);
  expect(draft.source).toMatchObject({ kind: 'lines', fileName: 'lignes.csv' });
  expect(draft.content.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
    ['Dépose', '3.5'],
    ['À déduire', '-1'],
  ]);
  expect(draft.content.totals.grossCents).toBe(20640);
  expect(draft.content.seller.name).toBe('Vasseur Plomberie Chauffage');
  expect(invoice.customerId).toBeNull();
});

test('whatever it was made from, a draft bears the mentions that its business puts on each of them, once', async () => {
  const w = await world();
  const mentions = 'Garantie décennale : Mutuelle des Artisans du Nord.';
  await w.ownerDb.update(businesses).set({ mentions });
  for (const [name, content] of [
    ['lignes.csv', 'Désignation;Quantité;Prix unitaire HT;TVA\nDépose;3,5;52,00;20\n'],
    ['facture.xml', smallCii()],
  ] as const) {
    const { draft } = await draftOf(w, await draftFrom(upload(w, name, content)));
    expect(draft.content.notes.filter(({ text }) => text === mentions)).toHaveLength(1);
  }
});

test('a table with wrong cells is refused with each row and column, and nothing is created', async () => {
  const w = await world();
  const csv = 'Désignation;Quantité;Prix unitaire HT;TVA\nDépose;trois;52,00;20\nPose;1;;20\n';
  const { refusal } = await upload(w, 'lignes.csv', csv);
  expect(refusal.rows.map(({ row, column }) => [row, column])).toEqual([
    [2, 'Quantité'],
    [3, 'Prix unitaire HT'],
  ]);
  expect(refusal.text).not.toBe('');
});

test('what a table leaves open is asked; the answer comes back with the same file, and with no other', async () => {
  const w = await world();
  const table = (quantity: string) =>
    `Désignation;Quantité;Prix (TTC);TVA;Remise\nPose;${quantity};120,00;20;15\n`;
  const { refusal } = await upload(w, 'lignes.csv', table('1.500'));
  expect(refusal.questions.map(({ field, choices }) => [field, choices.map(({ value }) => value)])).toEqual([
    ['answer-decimal', ['comma', 'point']],
    ['answer-discount', ['percent', 'amount']],
  ]);
  const answering = (form: FormData) => {
    for (const { field, value } of refusal.answered) form.set(field, value);
    form.set('answer-decimal', 'point');
    form.set('answer-discount', 'percent');
  };
  const other = await upload(w, 'lignes.csv', table('1.750'), w.businessId, answering);
  expect(other.refusal.questions).toHaveLength(2);
  const id = await draftFrom(upload(w, 'lignes.csv', table('1.500'), w.businessId, answering));
  const { draft } = await draftOf(w, id);
  expect(draft.content.totals).toMatchObject({ netCents: 12750, grossCents: 15300 });
  expect(draft.source).toMatchObject({
    columns: expect.arrayContaining(['«\u202fPrix (TTC)\u202f» = prix unitaire TTC']),
    warnings: ['Des prix TTC ont été ramenés hors taxes (ligne 2).'],
  });
});

test('an answer is kept while the next question is asked', async () => {
  const w = await world();
  const lines = (price: string) => [
    ['Désignation', 'Prix HT', 'TVA', 'Remise'],
    ['Pose', price, 20, 15],
  ];
  const book = makeXlsx({ Mai: lines('1.500'), Juin: lines('2.500') });
  const first = await upload(w, 'lignes.xlsx', book);
  expect(first.refusal.questions.map(({ field }) => field)).toEqual(['answer-sheet']);
  const answer = (refusal: typeof first.refusal, more: Record<string, string>) => (form: FormData) => {
    for (const { field, value } of refusal.answered) form.set(field, value);
    for (const [field, value] of Object.entries(more)) form.set(field, value);
  };
  const second = await upload(
    w,
    'lignes.xlsx',
    book,
    w.businessId,
    answer(first.refusal, { 'answer-sheet': 'Juin' }),
  );
  expect(second.refusal.questions.map(({ field }) => field)).toEqual(['answer-decimal', 'answer-discount']);
  const all = answer(second.refusal, { 'answer-decimal': 'comma', 'answer-discount': 'percent' });
  const { draft } = await draftOf(w, await draftFrom(upload(w, 'lignes.xlsx', book, w.businessId, all)));
  expect(draft.content.totals.netCents).toBe(212500);
});

test('the page announces just the columns that are read, and those that are compared', async () => {
  const w = await world();
  const { columns } = await loadImport(w.s, staffOf(w), 'fr');
  const english = (await loadImport(w.s, staffOf(w), 'en')).columns;
  expect(columns).toEqual({
    made: 'désignation, description, quantité, unité, prix unitaire HT, prix unitaire TTC, taux de TVA, remise en %, montant de remise',
    held: 'montant de TVA, montant HT, montant TTC',
  });
  for (const name of [columns, english].flatMap(({ made, held }) => `${made}, ${held}`.split(', '))) {
    expect(headOf(name).column, name).not.toBeNull();
  }
});

test('an electronic invoice becomes a draft in the name of the business, with the totals of the file, its buyer kept', async () => {
  const w = await world();
  const keeping = (form: FormData) => form.set('keepCustomer', 'on');
  const invoiceId = await draftFrom(upload(w, 'facture.xml', smallCii(), w.businessId, keeping));
  const { draft, invoice } = await draftOf(w, invoiceId);
  expect(invoice.customerId).not.toBeNull();
  expect(draft.source).toMatchObject({ kind: 'cii', fileName: 'facture.xml' });
  expect(draft.content.totals).toMatchObject({ netCents: 10000, vatCents: 2000, grossCents: 12000 });
  expect(draft.content.seller.siren).toBe('904117263');
  const { source } = await loadEditor(w.s, staffOf(w), invoiceId, 'fr');
  expect(source.number).toBeTruthy();
});

test('a file of another seller becomes a draft of the business chosen, and says so', async () => {
  const w = await world();
  const seller =
    '<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">552100554</ram:ID></ram:SpecifiedLegalOrganization>';
  const invoiceId = await draftFrom(upload(w, 'autre.xml', smallCii({ seller })));
  const { source, content } = await loadEditor(w.s, staffOf(w), invoiceId, 'fr');
  expect(content.seller.siren).toBe('904117263');
  expect(source.warnings?.[0]).toContain('552100554');
  expect(content.payment.iban).toBe('FR7630006000011234567890189');
});

test('what is no invoice, no file or no business of ours is refused in words', async () => {
  const w = await world();
  expect((await upload(w, 'x.pdf', '%PDF-1.7 nothing')).refusal.text).toMatch(/\S/);
  expect((await upload(w, 'x.csv', 'a;b\n1;2')).refusal.text).toMatch(/\S/);
  expect((await upload(w, 'x.csv', '')).refusal).toMatchObject({ field: 'file' });
  expect((await upload(w, 'x.csv', 'a', 'nobody')).refusal).toMatchObject({ field: 'businessId' });
});
