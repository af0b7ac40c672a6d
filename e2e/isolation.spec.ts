import { sql } from 'drizzle-orm';
import { seedPeople } from '#app/start/demo/seed-people.ts';
import { rows } from '#db/client.ts';
import { askOwner } from './support/drafts.ts';
import { reviewOf } from './support/facts.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

test('nothing of an office exists for another one', async ({ product, browser }) => {
  const { invoiceId, reference } = await askOwner(product);
  const { officeId, businesses, customers } = product.people;
  // The other office has colleagues of the same names; ours take other addresses, so that theirs sign in.
  await seedPeople(product.env, product.db);
  await rows(product.db, sql`update staff set email = 'ours-' || email where office_id = ${officeId}`);
  const stranger = await newPage(browser, product);
  await letIn(stranger, product, 'ines@calame.example');

  const [mandate] = await rows<{ id: string }>(
    product.db,
    sql`select id from mandates where business_id = ${businesses.plumber?.id}`,
  );
  const business = `/businesses/${businesses.plumber?.id}`;
  const pages = [
    `/invoices/${invoiceId}`,
    `/invoices/${invoiceId}/edit`,
    `/invoices/${invoiceId}/preview.pdf`,
    `/invoices/${invoiceId}/pdf`,
    business,
    `${business}?edit=owner&owner=${businesses.plumber?.ownerId}`,
    `${business}/policy`,
    `${business}/mandates/${mandate?.id}.pdf`,
    `/customers/${customers.canal?.id}`,
    `/r/${invoiceId}`,
    `/r/${invoiceId}/pdf`,
    `/i/${invoiceId}`,
    `/i/${invoiceId}/pdf`,
  ];
  for (const page of pages) expect.soft((await stranger.request.get(page)).status(), page).toBe(404);

  const headers = { origin: product.origin };
  const posts: [string, Record<string, string>][] = [
    [`/invoices/${invoiceId}?index`, { act: 'withdraw' }],
    [`/invoices/${invoiceId}/edit`, { do: 'save', version: '1' }],
    [business, { act: 'resend', invoiceId }],
    [`/customers/${customers.canal?.id}`, { name: 'Autre' }],
  ];
  for (const [page, form] of posts)
    expect.soft((await stranger.request.post(page, { form, headers })).ok(), page).toBe(false);

  for (const list of [
    '/',
    '/invoices',
    '/customers',
    '/failures',
    `/invoices?business=${businesses.plumber?.id}`,
  ])
    expect.soft(await (await stranger.request.get(list)).text(), list).not.toContain(invoiceId);
  expect(await (await stranger.request.get(`/invoices?q=${reference}`)).text()).not.toContain(invoiceId);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');
});
