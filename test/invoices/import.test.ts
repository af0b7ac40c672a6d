import { expect, test } from 'vitest';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { importInvoice } from '#app/invoices/import/import.server.ts';
import { businesses } from '#db/schema/index.ts';
import { smallCii } from '#test/support/small-cii.ts';
import { type World, world } from '#test/support/world.ts';
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
