import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { loadNew } from '#app/invoices/editor/new.server.ts';
import { inOffice } from '#db/client.ts';
import { listInvoices } from '#db/queries/invoices.ts';
import { world } from '#test/support/world.ts';
import { invoiceStatuses } from '#workflows/invoice/status.ts';
import { givenBusiness } from './office.ts';

test('the search finds by business, by customer, by SIREN and by e-mail, the words in any order', async () => {
  const w = await world();
  const id = await w.draft();
  const other = await givenBusiness(w.ownerDb, w.officeId, 'Paysages Riou', 'PRI');
  const find = (text: string) =>
    inOffice(w.db, w.officeId, async (tx) =>
      (await listInvoices(tx, { text }, invoiceStatuses, { size: 10 })).rows.map((row) => row.id),
    );
  const [customer] = await w.ownerDb.execute<{ siren: string; email: string }>(
    sql`update customers set email = 'compta@saint-riquet.example', party = party || '{"siren": "218007415"}'
      where id = ${w.customerId} returning email`,
  );
  expect(customer?.email).toBe('compta@saint-riquet.example');
  for (const text of ['vasseur', '904117263', '218007415', '218 007 415', 'compta@saint', 'riquet vasseur'])
    expect(await find(text), text).toEqual([id]);
  expect(await find('riou'), 'a business without invoices').toEqual([]);
  expect(await find('vasseur riou')).toEqual([]);
  expect(other).toBeTruthy();
});

test('a new invoice asked for from a customer is his, and of his business', async () => {
  const w = await world();
  await givenBusiness(w.ownerDb, w.officeId, 'Paysages Riou', 'PRI');
  const staff = { officeId: w.officeId, role: 'biller' } as const;
  const load = (customer: string | null) => loadNew(w.s, staff, { business: null, customer });
  expect(await load(w.customerId)).toMatchObject({
    business: { id: w.businessId },
    customerId: w.customerId,
  });
  for (const nobody of [null, 'x', w.businessId])
    expect(await load(nobody)).toMatchObject({ business: null, customerId: null });
});
