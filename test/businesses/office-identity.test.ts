import { expect, test } from 'vitest';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { duplicatePdf } from '#app/invoices/files.server.ts';
import { officeForm } from '#app/staff/office-form.server.ts';
import { readSettings } from '#app/staff/read-settings.server.ts';
import { actOnSettings } from '#app/staff/staff-actions.server.ts';
import { inOffice } from '#db/client.ts';
import { findOffice } from '#db/queries/offices.ts';
import { pdfText } from '#test/documents/pdf-text.ts';
import { staffOf } from '#test/invoices/given.ts';
import { type World, world } from '#test/support/world.ts';
import { typesetIssued } from '#workflows/dispatch/typeset-issued.ts';
import { submitReview } from '#workflows/review/commands.ts';

const visit = { from: '203.0.113.7', userAgent: '' };
const identity = {
  act: 'update-office',
  name: 'Calame & Associés',
  legalForm: 'SARL au capital de 10 000 €',
  line1: '2, place Gambetta',
  postcode: '80000',
  city: 'Amiens',
  country: 'FR',
  siren: '732 829 320',
  vatNumber: 'FR44732829320',
  email: 'bureau@calame.example',
  phone: '03 53 01 42 00',
};

const save = (w: World, change: Partial<Staff> = {}, fields: Record<string, string> = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...identity, ...fields })) form.set(name, value);
  const staff: Staff = { ...staffOf(w), role: 'admin', isFresh: true, ...change };
  return actOnSettings({ s: w.s, staff, form, locale: 'fr', visit }).catch((thrown: unknown) => thrown);
};
const errorsOf = (answer: unknown) =>
  Object.keys((answer as { data: { result: { error?: object } } }).data.result.error ?? {});
const office = (w: World) => inOffice(w.db, w.officeId, findOffice);

test('an administrator changes it with a factor just given; nobody else does, and what is wrong is said beside its field', async () => {
  const w = await world();
  expect(await save(w, { role: 'biller' })).toMatchObject({ status: 403 });
  expect(errorsOf(await save(w, { isFresh: false }))).toEqual(['factorCode']);
  expect(errorsOf(await save(w, {}, { siren: '12', city: '', email: 'bureau' })).sort()).toEqual([
    'city',
    'email',
    'siren',
  ]);
  expect((await office(w))?.name).toBe('Calame Facturation');
  expect(await save(w)).toMatchObject({ status: 302 });
  expect(await office(w)).toMatchObject({
    name: 'Calame & Associés',
    siren: '732829320',
    address: { line1: '2, place Gambetta', line2: '' },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...identity, siren: '' })) form.set(name, value);
  expect(
    officeForm('fr').safeParse(Object.fromEntries(form)).success,
    'without a SIREN a note names it',
  ).toBe(true);
});

test('what is issued keeps the identity of its day: in a PDF that is set later, and in a duplicate', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const issue = async () => {
    const invoiceId = await w.draft();
    await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
    return invoiceId;
  };
  const printed = async (invoiceId: string) =>
    pdfText(new Uint8Array(await (await duplicatePdf(w.s, staffOf(w), invoiceId)).arrayBuffer()));
  const before = await issue();
  await w.pass(0.1);
  await save(w);
  await save(w, {}, { phone: '03 53 01 42 99' });
  await w.pass(0.1);
  const after = await issue();
  await w.work();
  await typesetIssued(w.s, { officeId: w.officeId, invoiceId: before });
  const { former } = await readSettings(w.db, staffOf(w), 'fr');
  expect(former, 'a change of telephone alone is none').toMatchObject([
    { name: 'Calame Facturation', siren: '', address: { line1: '4, rue de la Forge' } },
  ]);
  expect(await printed(before)).toContain('établie par Calame Facturation au nom');
  expect(await printed(after)).toContain('établie par Calame & Associés (SARL');
});
