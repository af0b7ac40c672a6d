import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  type BusinessValues,
  businessChange,
  businessForm,
  businessValues,
} from '#app/businesses/business-form.server.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness, listBusinesses } from '#db/queries/businesses.ts';
import { findCurrentPolicy } from '#db/queries/policies.ts';
import { givenInvoice, givenOffice } from '#test/invoices/office.ts';
import type { TestDatabase } from '#test/setup/clone-database.ts';
import { freshDatabase } from '#test/setup/database.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { createBusiness, saveBusiness } from '#workflows/parties/save-business.ts';
import { givenRiou, plumber } from './given.ts';

const today = '2026-11-26';

test('a new business starts with the first version of the default policy', async () => {
  const database = await freshDatabase();
  const { officeId, businessId } = await givenRiou(database);

  await inOffice(database.db, officeId, async (tx) => {
    const policy = await findCurrentPolicy(tx, businessId);
    expect(policy).toMatchObject({ version: 1, policy: defaultPolicy, createdBy: 'Inès Rouvière' });
    expect((await findBusiness(tx, businessId))?.party).toMatchObject({
      name: 'SARL Riou Paysages',
      siren: '732829320',
    });
  });
});

/** As the page of the business saves what was typed. */
const save = (
  database: TestDatabase,
  { officeId, businessId }: { officeId: string; businessId: string },
  values: BusinessValues,
) =>
  saveBusiness(database.db, officeId, businessId, {
    seen: values.seen,
    change: (party) => businessChange(values, party),
  });

test('a root of numbers belongs to one business of the office, and may be used by another office', async () => {
  const database = await freshDatabase();
  const { by } = await givenRiou(database);
  expect(await createBusiness(database.db, by, businessChange(plumber))).toEqual({ refused: 'prefixTaken' });

  const { officeId } = await givenOffice(database, 'Autre bureau');
  expect(
    await createBusiness(database.db, { officeId, name: 'Paul' }, businessChange(plumber)),
  ).toHaveProperty('id');
});

test('two people who ask for the same root at once get one business', async () => {
  const database = await freshDatabase();
  const { officeId } = await givenOffice(database);
  const by = { officeId, name: 'Inès' };
  const both = await Promise.all([1, 2].map(() => createBusiness(database.db, by, businessChange(plumber))));
  expect(both.filter((each) => 'id' in each)).toHaveLength(1);
  expect(both).toContainEqual({ refused: 'prefixTaken' });
});

test('the root can change until a number bears it, and never after', async () => {
  const database = await freshDatabase();
  const { officeId, businessId, by } = await givenRiou(database);
  const seen = await seenOf(database, officeId, businessId);
  const saved = await save(
    database,
    { officeId: by.officeId, businessId },
    { ...plumber, numberPrefix: 'RIO', seen },
  );
  expect(saved).toEqual({ id: businessId });

  const invoiceId = await givenInvoice(database.ownerDb, { officeId, businessId });
  await database.ownerDb.execute(
    sql`insert into issued_invoices (office_id, invoice_id, business_id, kind, series, sequence, number, issued_at,
        issued_on, round, revision_sha256, content, content_sha256, total_cents, currency)
      values (${officeId}, ${invoiceId}, ${businessId}, 'invoice', 'RIO-2026', 1, 'RIO-2026-0001', app_clock(), current_date, 1,
        '', '{}', '', 100, 'EUR')`,
  );
  const later = await seenOf(database, officeId, businessId);
  const refused = await save(
    database,
    { officeId, businessId },
    { ...plumber, numberPrefix: 'ZZZ', seen: later },
  );
  expect(refused).toEqual({ refused: 'prefixFixed' });
  const rest = { ...plumber, numberPrefix: 'RIO', iban: 'FR1420041010050500013M02606', seen: later };
  expect(await save(database, { officeId, businessId }, rest)).toEqual({ id: businessId });
});

test('what a colleague changed meanwhile is not overwritten', async () => {
  const database = await freshDatabase();
  const { officeId, businessId, by } = await givenRiou(database);
  const seen = await seenOf(database, officeId, businessId);
  await save(database, { officeId: by.officeId, businessId }, { ...plumber, city: 'Corbie', seen });
  const late = await save(
    database,
    { officeId: by.officeId, businessId },
    { ...plumber, city: 'Albert', seen },
  );
  expect(late).toEqual({ refused: 'changed' });
  const business = await inOffice(database.db, officeId, (tx) => findBusiness(tx, businessId));
  expect(business?.party.address.city).toBe('Corbie');
});

test('no form reaches a business of another office', async () => {
  const database = await freshDatabase();
  const { officeId, businessId } = await givenRiou(database);
  const other = await givenOffice(database, 'Autre bureau');
  const seen = await seenOf(database, officeId, businessId);
  const by = { officeId: other.officeId, name: 'Paul' };
  expect(
    await save(database, { officeId: by.officeId, businessId }, { ...plumber, name: 'Volée', seen }),
  ).toEqual({
    refused: 'notFound',
  });
});

test('a form that names an office, an id or a version changes none of them', () => {
  const parsed = businessForm('fr').parse({
    ...plumber,
    differenceLimit: '',
    officeId: 'x',
    id: 'y',
    createdAt: 'z',
    vatNumber: '',
  });
  expect(parsed).not.toHaveProperty('officeId');
  expect(parsed).not.toHaveProperty('id');
  expect(parsed).not.toHaveProperty('createdAt');
});

test('the list says of each business whether silence counts today, who approves and what waits', async () => {
  const database = await freshDatabase();
  const { officeId, businessId } = await givenRiou(database);
  const mandate = (clause: boolean, endsOn: string | null) =>
    database.ownerDb.execute(
      sql`insert into mandates (office_id, business_id, signed_on, signed_by, silence_clause, clause_article, ends_on)
        values (${officeId}, ${businessId}, '2026-01-05', 'Anne', ${clause}, '7', ${endsOn})`,
    );
  const riou = () =>
    inOffice(database.db, officeId, async (tx) =>
      (await listBusinesses(tx, { today })).find(({ id }) => id === businessId),
    );
  expect(await riou()).toMatchObject({ silenceClause: null, owners: 0, awaiting: 0, issued: 0 });
  await mandate(true, '2026-11-25');
  expect(await riou()).toMatchObject({ silenceClause: null });
  await mandate(true, null);
  await givenInvoice(database.ownerDb, { officeId, businessId, reviewState: 'awaiting.running' });
  await givenInvoice(database.ownerDb, { officeId, businessId, reviewState: 'preparing' });
  expect(await riou()).toMatchObject({ silenceClause: true, awaiting: 1 });
  await mandate(false, null);
  expect(await riou()).toMatchObject({ silenceClause: false });
});

test('the list finds a business by name without accents, by root and by SIREN', async () => {
  const database = await freshDatabase();
  const { officeId, by } = await givenRiou(database);
  const another = {
    ...plumber,
    name: 'Éts Brémond',
    legalName: 'Éts Brémond',
    numberPrefix: 'BRE',
    siren: '552100554',
    siret: '',
    vatNumber: '',
  };
  await createBusiness(database.db, by, businessChange(another));
  const names = (search: string) =>
    inOffice(database.db, officeId, async (tx) =>
      (await listBusinesses(tx, { search, today })).map(({ name }) => name),
    );
  expect(await names('')).toEqual(['Éts Brémond', 'Riou Paysages', 'Vasseur Plomberie']);
  expect(await names('ETS bremond')).toEqual(['Éts Brémond']);
  expect(await names('pri')).toEqual(['Riou Paysages']);
  expect(await names('552 100')).toEqual(['Éts Brémond']);
  expect(await names('%')).toEqual([]);
});

async function seenOf(
  database: Awaited<ReturnType<typeof freshDatabase>>,
  officeId: string,
  businessId: string,
) {
  const business = await inOffice(database.db, officeId, (tx) => findBusiness(tx, businessId));
  return businessValues(business!, 'fr').seen;
}
