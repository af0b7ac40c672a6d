import { inOffice } from '#db/client.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { gatherLetter } from '#workflows/letters/gather-letter.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, biller, otherWork } from './support/drafts.ts';
import type { Product } from './support/product.ts';
import { expect, linkIn, newPage, test } from './support/test.ts';

const customerAddress = 'gestion@sci-du-canal.example';

/** A letter to the customer about all that is late, as whoever duns would keep it. */
async function writeTo(product: Product, customerId: string, businessId: string) {
  const { officeId } = product.people;
  const who = { officeId, actor: biller(product) };
  await inOffice(product.services.db, officeId, async (tx) => {
    const facts = await gatherLetter(tx, { customerId, kind: 'dunning1' });
    if (!facts) throw new Error('nothing is late');
    await keepLetter(tx, who, { id: newId(), businessId, customerId, facts });
  });
}

test('what is late is stated, its penalties computed, its letter printed, posted and withdrawn', async ({
  product,
  desk,
}) => {
  test.slow();
  await askOwner(product);
  // Late in a half-year whose rate is known, and on into one whose rate is not.
  await askOwner(product, { ...otherWork(1), change: () => ({ dueRule: { kind: 'days', days: 10 } }) });
  await product.pass(49 + 24 * 40);
  const { id: customerId } = product.people.customers.canal!;
  const { id: businessId } = product.people.businesses.plumber!;

  await desk.goto(`/customers/${customerId}/outstanding`);
  await desk.getByRole('link', { name: 'Relevé de compte' }).click();
  await desk.waitForURL('**/statement');
  await expect(desk.locator('[data-line]')).toHaveCount(2);
  await expectAccessible(desk, 'the statement of a customer');
  await desk.getByLabel('Du', { exact: true }).fill('2999-01-01');
  await desk.getByRole('button', { name: 'Afficher' }).click();
  await expect(desk.getByText('Ce jour n’est pas encore venu.')).toBeVisible();
  await expect(desk.getByLabel('Du', { exact: true })).toHaveValue('2999-01-01');
  await desk.goto(`/customers/${customerId}/statement`);
  for (const [name, type] of [
    ['Télécharger le PDF', 'application/pdf'],
    ['Tableur (CSV)', 'text/csv; charset=utf-8'],
  ] as const) {
    const href = (await desk.getByRole('link', { name }).getAttribute('href')) ?? '';
    const response = await desk.request.get(href);
    expect([response.status(), response.headers()['content-type']]).toEqual([200, type]);
  }

  await desk.goto(`/customers/${customerId}/outstanding`);
  await desk.getByRole('link', { name: 'Pénalités' }).click();
  await desk.waitForURL('**/penalties');
  await expect(desk.locator('[data-penalty]')).toHaveCount(2);
  await expect(desk.getByText('12,4\u202f%', { exact: true })).toBeVisible();
  await expect(desk.getByText('pas calculé').first()).toBeVisible();
  await expectAccessible(desk, 'the penalties of a customer');

  await writeTo(product, customerId, businessId);
  await writeTo(product, customerId, businessId);
  await desk.goto('/settlements');
  await desk.getByRole('link', { name: '2 lettres à imprimer' }).click();
  await desk.waitForURL('**/settlements/letters');
  await expectAccessible(desk, 'letters to print');
  await desk.getByRole('button', { name: 'Les lettres cochées sont postées' }).click();
  await expect(desk.getByText('n’a pas encore été imprimée')).toBeVisible();
  const all = await desk.request.get('/settlements/letters.pdf');
  expect(all.status()).toBe(200);
  await desk.goto('/settlements/letters');
  await desk.getByRole('link', { name: 'Retirer' }).first().click();
  await desk.getByLabel('Pourquoi elle ne part pas').fill('Le client a appelé.');
  await expectAccessible(desk, 'withdrawing a letter');
  await desk.getByRole('button', { name: 'Retirer cette lettre' }).click();
  await expect(desk.locator('[data-letter]')).toHaveCount(1);
  await desk.getByRole('button', { name: 'Les lettres cochées sont postées' }).click();
  await expect(desk.getByText('Aucune lettre n’attend')).toBeVisible();
  await expect(desk.getByText(/^Postée le .*, dit par/)).toBeVisible();
  await expectAccessible(desk, 'letters posted');
});

test('a customer reads and downloads the statement of his account, and nobody else’s', async ({
  product,
  browser,
  mailbox,
}) => {
  test.slow();
  await askOwner(product);
  await product.pass(49);
  const customer = await newPage(browser, product, { viewport: { width: 390, height: 844 } });
  await customer.goto(linkIn(await mailbox.newest(customerAddress), '/invoice/'));
  await customer.getByRole('button', { name: 'Voir toutes mes factures' }).click();
  await customer.waitForURL('**/i/**');
  await customer.getByRole('link', { name: 'Relevé de compte' }).click();
  await customer.waitForURL('**/statement**');
  await expect(customer.locator('[data-line]')).toHaveCount(1);
  await expectAccessible(customer, 'the customer’s statement');
  const href = (await customer.getByRole('link', { name: 'Télécharger le PDF' }).getAttribute('href')) ?? '';
  expect((await customer.request.get(href)).status()).toBe(200);
  const stranger = await newPage(browser, product, { viewport: { width: 390, height: 844 } });
  for (const path of [new URL(customer.url()).pathname, href]) {
    const response = await stranger.request.get(path);
    expect(response.status()).toBe(404);
  }
});
