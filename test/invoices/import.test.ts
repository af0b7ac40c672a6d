import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { type ImportRefusal, importInvoice, loadImport } from '#app/invoices/import/import.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { businesses, drafts } from '#db/schema/index.ts';
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

/** What the editor says of the file. */
const told = async (w: World, invoiceId: string, locale: Locale = 'fr') =>
  (await loadEditor(w.s, staffOf(w), invoiceId, locale)).source;

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

/** The next try: what the page has hidden of the last one, and what stands in the fields of its wrong cells. */
const mending = (refusal: ImportRefusal, cells: Record<string, string>) => (form: FormData) => {
  for (const { field, value } of refusal.answered) form.set(field, value);
  for (const { cell } of refusal.rows) if (cell) form.set(`cell-${cell.name}`, cell.says);
  for (const [cell, text] of Object.entries(cells)) form.set(`cell-${cell}`, text);
};

test('wrong cells are mended with the same file, one after the other, and the draft says which', async () => {
  const w = await world();
  const csv = 'Désignation;Quantité;Prix unitaire HT;TVA\nDépose;trois;52,00;20\nPose;1;huit cents;20\n';
  const first = (await upload(w, 'lignes.csv', csv)).refusal;
  const second = (await upload(w, 'lignes.csv', csv, w.businessId, mending(first, { C3: '800' }))).refusal;
  expect(second).toMatchObject({
    rows: [{ cell: { name: 'B2', says: 'trois' } }],
    mended: [{ cell: 'C3', was: 'huit cents', now: '800' }],
  });
  const other = csv.replace('Pose', 'Repose');
  expect(
    (await upload(w, 'lignes.csv', other, w.businessId, mending(second, { B2: '3' }))).refusal.rows,
    'what was written for one file is not of another',
  ).toHaveLength(2);
  const invoiceId = await draftFrom(upload(w, 'lignes.csv', csv, w.businessId, mending(second, { B2: '3' })));
  const { draft } = await draftOf(w, invoiceId);
  expect(draft.content.lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
    ['3', '52'],
    ['1', '800'],
  ]);
  expect(await told(w, invoiceId)).toMatchObject({
    warnings: expect.arrayContaining([
      expect.stringMatching(/^Cellule C3 corrigée à la main.*huit cents.*→.*800/),
      expect.stringMatching(/^Cellule B2 corrigée à la main.*trois.*→.*3/),
    ]),
  });
});

test('cells of a workbook are those of one sheet, and what has no place is refused in words', async () => {
  const w = await world();
  const heads = ['Désignation', 'Quantité', 'Prix unitaire HT'];
  const book = makeXlsx({ Chantier: { rows: [heads, ['Pose', 'x', 10]] } });
  const { refusal } = await upload(w, 'lignes.xlsx', book);
  expect(refusal.rows).toMatchObject([{ cell: { name: 'B2', says: 'x' } }]);
  const tried = async (change: (form: FormData) => void) =>
    (
      await upload(w, 'lignes.xlsx', book, w.businessId, (form) => {
        mending(refusal, { B2: '2' })(form);
        change(form);
      })
    ).refusal.text;
  expect(await tried((form) => form.set('cells-sheet', '<b>Autre</b>'))).toContain('d’une autre feuille');
  expect(await tried((form) => form.set('cell-Z99', '1'))).toContain('sans place dans ce tableau');
  expect(await tried((form) => form.set('cell-B2', 'x'.repeat(5000)))).toContain('4000');
  await draftFrom(upload(w, 'lignes.xlsx', book, w.businessId, mending(refusal, { B2: '2' })));
});

test('fifty wrong cells are shown at once, and how many more there are; one wrong twice has one field', async () => {
  const w = await world();
  const rows = Array.from({ length: 60 }, (_, at) => `Poste ${at};x;10;20`).join('\n');
  const { refusal } = await upload(w, 'lignes.csv', `Désignation;Quantité;Prix unitaire HT;TVA\n${rows}\n`);
  expect([refusal.rows.length, refusal.more]).toEqual([50, 10]);
  const named = refusal.rows.flatMap(({ cell }) => cell?.name ?? []);
  expect(new Set(named).size).toBe(named.length);
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
  expect(await told(w, id)).toMatchObject({
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
    made: 'désignation, description, quantité, unité, prix unitaire HT, prix unitaire TTC, taux de TVA, remise en %, montant de remise, devise',
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

test('what a reading tells is said in the language of who reads it; of older drafts in that of who imported them', async () => {
  const w = await world();
  const table = 'Désignation;Fournisseur;Prix unitaire HT;TVA\nDépose;X;52,00;20\n';
  const id = await draftFrom(upload(w, 'lignes.csv', table));
  const french = await told(w, id);
  expect(french.warnings).toContain('Aucune colonne de quantité\u202f: 1 a été mis sur chaque ligne.');
  expect(french.columns).toContain('«\u202fPrix unitaire HT\u202f» = prix unitaire HT');
  const english = await told(w, id, 'en');
  expect(english.warnings).toContain('No column of quantities: 1 was put on each line.');
  expect(english.columns).toContain('“Prix unitaire HT” = unit price without VAT');
  const source = {
    kind: 'lines',
    fileName: 'a.csv',
    warnings: ['Vérifiez.'],
    columns: ['« A » = désignation'],
  };
  await w.ownerDb.update(drafts).set({ source }).where(eq(drafts.invoiceId, id));
  expect(await told(w, id, 'en')).toMatchObject({ warnings: source.warnings, columns: source.columns });
});

test('what is no invoice, no file or no business of ours is refused in words', async () => {
  const w = await world();
  expect((await upload(w, 'x.pdf', '%PDF-1.7 nothing')).refusal.text).toMatch(/\S/);
  expect((await upload(w, 'x.csv', 'a;b\n1;2')).refusal.text).toMatch(/\S/);
  expect((await upload(w, 'x.csv', '')).refusal).toMatchObject({ field: 'file' });
  expect((await upload(w, 'x.csv', 'a', 'nobody')).refusal).toMatchObject({ field: 'businessId' });
});
