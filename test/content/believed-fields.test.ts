import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { actOnBusiness } from '#app/businesses/business-actions.server.ts';
import { createInvoice } from '#app/invoices/editor/new.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { correctionForm } from '#app/reviews/act-forms.server.ts';
import { rows } from '#db/client.ts';
import { draftOf, openedForm, staffOf, visit } from '#test/invoices/given.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';

/** What a form says besides what its page asks for, or in the place of what its page wrote into a hidden field. */
const forged = {
  'seller.name': 'Autre SARL',
  'seller.siren': '732829320',
  'totals.grossCents': '1',
  'totals.payableCents': '1',
  'payment.meansCode': '59',
  'payment.meansText': 'Espèces',
  'payment.accountName': 'Prête-nom',
  'payment.more[0].iban': 'DE89370400440532013000',
  'payment.card.number': '4111',
  'payment.directDebit.creditor': 'DE98ZZZ09999999999',
  'payee.name': 'Prête-nom',
  'taxRepresentative.name': 'Prête-nom',
  roundingCents: '-5000',
  'attachments[0].uri': 'javascript:alert(1)',
  'lines[0].grossPrice': '1',
  'lines[0].baseQuantity': '1000',
  'lines[0].article.origin': 'DE',
  'buyer.otherIds[0].value': 'x',
  'takenOut[0].name': 'payee',
  content: '{}',
  contentSha256: '0'.repeat(64),
  number: 'VPC-2026-9999',
  status: 'issued',
  reviewState: 'issued',
  round: '0',
  officeId: crypto.randomUUID(),
  businessId: crypto.randomUUID(),
  createdBy: 'Personne',
  updatedBy: 'Personne',
};

const fill = (form: FormData, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
};

test('the editor believes nothing that it does not ask for', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const plain = await w.draft();
  await saveEditor(w.s, staffOf(w), plain, await openedForm(w, plain), { locale: 'fr' });
  const form = fill(await openedForm(w, invoiceId), forged);
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, { locale: 'fr' })).toMatchObject({
    status: 'saved',
  });
  const [mine, theirs] = [await draftOf(w, invoiceId), await draftOf(w, plain)];
  expect(mine.draft.content).toEqual(theirs.draft.content);
  expect(mine.draft.takenOut).toEqual([]);
  const { businessId, status, number, round, createdBy } = mine.invoice;
  expect({ businessId, status, number, round, createdBy }).toEqual({
    businessId: w.businessId,
    status: 'draft',
    number: null,
    round: 0,
    createdBy: 'Inès Rouvière',
  });
  expect(mine.draft.updatedBy).toBe('Inès Rouvière');
});

test('a hidden customer, version or line that is not the draft’s own changes nothing of another', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const other = await addBusiness(w.ownerDb, w.officeId, { prefix: 'AUT' });
  const form = fill(await openedForm(w, invoiceId), {
    customerId: other.customerId,
    'lines[0].copyOf': 'l99',
  });
  await saveEditor(w.s, staffOf(w), invoiceId, form, { locale: 'fr' });
  expect((await draftOf(w, invoiceId)).invoice.customerId).toBeNull();
  for (const version of ['1', '999999999', '-1', 'x']) {
    const stale = fill(await openedForm(w, invoiceId), { version, subject: 'Volé' });
    expect(await saveEditor(w.s, staffOf(w), invoiceId, stale, { locale: 'fr' })).toMatchObject({
      status: 'conflict',
    });
  }
  expect((await draftOf(w, invoiceId)).draft.content.subject).toBe(sampleContent().subject);
});

test('a new draft is made out by its business, whatever the form says of it', async () => {
  const w = await world();
  const form = fill(new FormData(), {
    ...forged,
    businessId: w.businessId,
    customerId: w.customerId,
    kind: 'invoice',
  });
  const led = (await createInvoice(w.s, staffOf(w), form, 'fr').catch(
    (thrown: unknown) => thrown,
  )) as Response;
  const invoiceId = led.headers.get('Location')?.split('/')[2] ?? '';
  const { content } = (await draftOf(w, invoiceId)).draft;
  expect(content).toMatchObject({
    seller: { name: 'Vasseur Plomberie Chauffage' },
    payment: { iban: sampleContent().payment.iban, bic: '', meansCode: '58' },
    roundingCents: 0,
  });
  expect(content).not.toHaveProperty('payee');
  expect(content).not.toHaveProperty('attachments');
});

async function postOwner(w: World, values: Record<string, string>) {
  const staff = { ...staffOf(w), role: 'supervisor' as const };
  const form = fill(new FormData(), values);
  return actOnBusiness({ s: w.s, staff, businessId: w.businessId, form, locale: 'fr', visit }).catch(
    (thrown: unknown) => thrown as Response,
  );
}

test('an owner’s form says neither since when an address counts, nor whose it is', async () => {
  const w = await world();
  const extra = {
    id: w.ownerId,
    addressSince: '',
    address_since: '2000-01-01',
    revokedAt: '',
    businessId: crypto.randomUUID(),
  };
  await postOwner(w, { act: 'add-owner', name: 'Anne', email: 'anne@vasseur.example', ...extra });
  await postOwner(w, {
    act: 'update-owner',
    ownerId: w.ownerId,
    name: 'Thierry',
    email: 'autre@vasseur.example',
    ...extra,
  });
  const found = await rows(
    w.ownerDb,
    sql`select email, business_id as "businessId", address_since > app_clock() - interval '1 hour' as fresh from owners order by email`,
  );
  expect(found).toEqual([
    { email: 'anne@vasseur.example', businessId: w.businessId, fresh: true },
    { email: 'autre@vasseur.example', businessId: w.businessId, fresh: true },
  ]);
  // Of another business, or of nobody.
  const other = await addBusiness(w.ownerDb, w.officeId, { prefix: 'AUT' });
  const foreign = await postOwner(w, {
    act: 'update-owner',
    ownerId: other.owner.id ?? '',
    name: 'X',
    email: 'x@x.example',
  });
  expect((foreign as Response).status).toBe(404);
});

test('what a line said before a correction is read from the document, not from the form', () => {
  const form = fill(new FormData(), {
    where: 'line:l1',
    what: 'quantity',
    after: '1',
    before: '99',
    field: 'totals.grossCents',
    lineId: 'l9',
  });
  const submission = parseWithZod(form, { schema: correctionForm('fr', sampleContent()) });
  expect(submission.status === 'success' && submission.value).toEqual({
    lineId: 'l1',
    field: 'line.quantity',
    before: '2',
    after: '1',
    body: '',
  });
});
