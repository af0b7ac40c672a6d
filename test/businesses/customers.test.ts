import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { customerForm, newCustomerForm } from '#app/customers/customer-form.server.ts';
import { createCustomer, saveCustomer } from '#app/customers/save-customer.server.ts';
import { inOffice } from '#db/client.ts';
import {
  countCustomers,
  findCustomer,
  listCustomers,
  listInvoicesOfCustomer,
  listLookalikes,
} from '#db/queries/customers.ts';
import { givenBusiness, givenInvoice, givenOffice } from '#test/invoices/office.ts';
import { freshDatabase, type TestDatabase } from '#test/setup/database.ts';
import { givenRiou } from './given.ts';

const typed = {
  kind: 'company',
  name: 'Cabinet Mercier',
  line1: '2 rue Vauban',
  postcode: '69006',
  city: 'Lyon',
  country: 'FR',
  siren: '552 100 554',
  email: 'compta@mercier.example',
};
const mercier = customerForm('fr').parse(typed);

test('a customer is kept as typed, identifiers without their spaces, a SIREN read from its SIRET', () => {
  expect(mercier.siren).toBe('552100554');
  const parsed = customerForm('fr').parse({ ...typed, siren: '', siret: '552 100 554 00025' });
  expect(parsed).toMatchObject({ siren: '', siret: '55210055400025' });
});

test('a wrong length is refused beside its field, a wrong check digit is not', () => {
  const wrong = customerForm('fr').safeParse({ ...typed, siren: '55210055', email: 'compta', postcode: '' });
  const paths = wrong.error?.issues.map(({ path }) => path.join('.')).sort();
  expect(paths).toEqual(['email', 'postcode', 'siren']);
  expect(customerForm('fr').safeParse({ ...typed, siren: '552100555' }).success).toBe(true);
});

test('what identifies a firm is not kept for a consumer', async () => {
  const { db, officeId, businessId } = await given();
  const values = { ...mercier, kind: 'consumer' as const, siren: '123' };
  const id = await createCustomer(db, { officeId }, businessId, values);
  const customer = await inOffice(db, officeId, (tx) => findCustomer(tx, id ?? ''));
  expect(customer?.party).toMatchObject({ siren: '', siret: '', vatNumber: '', name: 'Cabinet Mercier' });
});

test('a customer is made for a business of the office only, whatever the form says', async () => {
  const { db, officeId, businessId } = await given();
  const other = { officeId: crypto.randomUUID() };
  expect(await createCustomer(db, other, businessId, mercier)).toBeUndefined();
  const parsed = newCustomerForm('fr', 'choose').parse({ ...typed, businessId, officeId: 'x', id: 'y' });
  expect(parsed).not.toHaveProperty('officeId');
  expect(parsed).not.toHaveProperty('id');
  expect(await createCustomer(db, { officeId }, businessId, mercier)).toBeDefined();
});

test('what a colleague changed meanwhile is not overwritten, and what no form shows is kept', async () => {
  const { db, ownerDb, officeId, businessId } = await given();
  const id = (await createCustomer(db, { officeId }, businessId, mercier)) ?? '';
  await ownerDb.execute(
    sql`update customers set party = party || '{"otherIds":[{"scheme":"0224","value":"SVC1"}]}' where id = ${id}`,
  );
  const seen = (await inOffice(db, officeId, (tx) => findCustomer(tx, id)))?.updatedAt;
  expect(await saveCustomer(db, { officeId }, id, { ...mercier, city: 'Villeurbanne', seen })).toBe('saved');
  expect(await saveCustomer(db, { officeId }, id, { ...mercier, city: 'Bron', seen })).toBe('changed');
  const customer = await inOffice(db, officeId, (tx) => findCustomer(tx, id));
  expect(customer?.party.address.city).toBe('Villeurbanne');
  expect(customer?.party.otherIds).toEqual([{ scheme: '0224', value: 'SVC1' }]);
});

test('ten thousand customers are searched, narrowed and paged', async () => {
  const { db, ownerDb, officeId, businessId } = await given();
  await ownerDb.execute(
    sql`insert into customers (office_id, business_id, kind, name, party, email)
      select ${officeId}, ${businessId}, case when g % 10 = 0 then 'public' else 'company' end, 'Société ' || lpad(g::text, 5, '0'),
        jsonb_build_object('siren', (400000000 + g)::text, 'siret', '', 'address', jsonb_build_object('city', 'Évreux')), ''
      from generate_series(1, 10000) g`,
  );
  await inOffice(db, officeId, async (tx) => {
    const page = (filters: object, number = 1) =>
      listCustomers(tx, { ...filters, page: number, pageSize: 50 });
    expect(await countCustomers(tx)).toBe(10_000);
    expect((await page({}, 200)).at(-1)?.name).toBe('Société 10000');
    expect(await page({}, 201)).toEqual([]);
    expect((await page({ search: 'SOCIETE 04' }))[0]?.name).toBe('Société 04000');
    expect(await countCustomers(tx, { search: 'evreux', kind: 'public' })).toBe(1000);
    expect((await page({ search: '400 000 42 4' })).map(({ name }) => name)).toEqual(['Société 00424']);
    expect((await page({ search: '400 000 042' })).map(({ name }) => name)).toEqual(['Société 00042']);
    expect(await countCustomers(tx, { search: '100%' })).toBe(0);
    expect(await countCustomers(tx, { businessId: crypto.randomUUID() })).toBe(0);
  });
  const other = await givenOffice({ db, ownerDb } as TestDatabase, 'Autre bureau');
  expect(await inOffice(db, other.officeId, (tx) => countCustomers(tx))).toBe(0);
});

test('a customer with the same SIRET or SIREN in the same business is pointed out', async () => {
  const { db, ownerDb, officeId, businessId } = await given();
  const first = await createCustomer(db, { officeId }, businessId, mercier);
  const second = await createCustomer(db, { officeId }, businessId, { ...mercier, name: 'Mercier & fils' });
  const elsewhere = await givenBusiness(ownerDb, officeId, 'Agence Contre-Jour', 'ACJ');
  await createCustomer(db, { officeId }, elsewhere, mercier);
  const found = await inOffice(db, officeId, (tx) =>
    listLookalikes(tx, { businessId, siren: mercier.siren, siret: '', exceptId: first }),
  );
  expect(found).toEqual([{ id: second, name: 'Mercier & fils' }]);
});

test('the documents of a customer are listed newest first, deleted drafts left out', async () => {
  const { db, ownerDb, officeId, businessId } = await given();
  const customerId = (await createCustomer(db, { officeId }, businessId, mercier)) ?? '';
  for (const [subject, reviewState] of [
    ['old', 'preparing'],
    ['gone', 'deleted'],
    ['new', 'preparing'],
  ] as const) {
    const id = await givenInvoice(ownerDb, { officeId, businessId, subject, reviewState });
    await ownerDb.execute(sql`update invoices set customer_id = ${customerId} where id = ${id}`);
  }
  const page = { businessId, customerId, page: 1, pageSize: 25 };
  const listed = await inOffice(db, officeId, (tx) => listInvoicesOfCustomer(tx, page));
  expect(listed.map(({ subject }) => subject)).toEqual(['new', 'old']);
});

async function given() {
  const database = await freshDatabase();
  const { officeId, businessId } = await givenRiou(database);
  return { db: database.db, ownerDb: database.ownerDb, officeId, businessId };
}
