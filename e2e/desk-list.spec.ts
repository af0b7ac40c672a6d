import type { Page } from '@playwright/test';
import { makeDraft } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

const shown = (desk: Page) => desk.locator('tbody .ref');

test('filters add up, show what the address says, and are there again after a look at one invoice', async ({
  product,
  desk,
}) => {
  await makeDraft(product, { subject: 'Chauffe-eau du 3e' });
  const second = await makeDraft(product, { subject: 'Chauffe-eau du 4e' });
  await makeDraft(product, { business: 'agency', customer: 'orbane', subject: 'Reprise de façade' });
  const { id, party } = product.people.businesses.plumber!;
  await desk.goto('/invoices');
  await expect(shown(desk)).toHaveCount(3);

  const [business, month] = [desk.getByLabel('Entreprise', { exact: true }), desk.getByLabel('Mois')];
  await business.selectOption({ label: party.name });
  await expect(shown(desk)).toHaveCount(2);
  await month.selectOption({ index: 1 });
  await expect(desk).toHaveURL(new RegExp(`business=${id}.*month=`));
  await expect(business).toHaveValue(id);
  await expect(month).not.toHaveValue('');
  await desk.getByRole('searchbox').pressSequentially('du 4e');
  await expect(shown(desk)).toHaveText([second.reference]);
  await expect(desk).toHaveURL(/q=du\+4e&business=.*month=/);
  const list = desk.url();

  await shown(desk).click();
  await desk.getByRole('link', { name: 'Factures' }).nth(1).click();
  await expect(desk).toHaveURL(list);
  await expect(business).toHaveValue(id);
  await expect(desk.getByRole('searchbox')).toHaveValue('du 4e');

  await desk
    .getByRole('link', { name: /^Retirer|^Enlever/ })
    .first()
    .click();
  await expect(desk.getByRole('searchbox')).toHaveValue('');
  await expect(shown(desk)).toHaveCount(2);
  await desk.getByRole('link', { name: /Réinitialiser/ }).click();
  await expect(business).toHaveValue('');
  await expect(month).toHaveValue('');
  await expect(shown(desk)).toHaveCount(3);
});

test('single keys work wherever no field has the focus, by whatever way one came', async ({
  product,
  desk,
}) => {
  const { reference } = await makeDraft(product);
  const first = desk.getByRole('link', { name: reference });
  const list = desk.getByRole('navigation').getByRole('link', { name: 'Factures' });

  await desk.goto('/');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  await list.click();
  await expect(first).toBeVisible();
  await desk.keyboard.press('j');
  await expect(first).toBeFocused();
  await desk.keyboard.press('p');
  await expect(first, 'all are hidden').toHaveCount(0);
  await desk.locator('h1').click();
  await desk.keyboard.press('r');
  await expect(first).toBeVisible();
  await first.click();
  await expect(desk).toHaveURL(/\/edit$/);
  await desk.goBack();
  await expect(desk.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(first).toBeFocused();

  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('searchbox')).toBeFocused();
  await desk.keyboard.type('np?');
  await expect(desk).toHaveURL(/q=np/);
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  await desk.goto('/');
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('searchbox')).toBeFocused();
  await desk.goto('/');
  await desk.keyboard.press('n');
  await expect(desk).toHaveURL(/\/invoices\/new/);
});

test('a row opens wherever it is clicked, and what is to be paid is in sight at 1024 px', async ({
  product,
  desk,
}) => {
  const { reference } = await makeDraft(product);
  await desk.setViewportSize({ width: 1024, height: 768 });
  await desk.goto('/invoices');
  const row = desk.getByRole('row', { name: new RegExp(reference) });
  const amount = await row.locator('.amt').boundingBox();
  expect((amount?.x ?? 0) + (amount?.width ?? 0)).toBeLessThanOrEqual(1024);
  await desk.screenshot({ path: 'test-results/list-1024.png' });
  await row.getByRole('checkbox').check();
  await expect(desk, 'what is in a row keeps its own click').toHaveURL(/\/invoices$/);
  await row.locator('.who').click();
  await expect(desk).toHaveURL(/\/edit$/);
});

test('after each step the focus is where one goes on', async ({ product, desk }) => {
  const { invoiceId } = await makeDraft(product);
  const { plumber } = product.people.businesses;
  const { canal } = product.people.customers;
  const focused = desk.locator(':focus');
  const main = desk.getByRole('main');

  await desk.goto(`/invoices/${invoiceId}`);
  const send = main.getByRole('link', { name: 'Envoyer en validation' });
  await send.click();
  await expect(desk.getByRole('dialog').getByRole('heading')).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(send, 'a closed dialog gives it back').toBeFocused();

  await desk.goto(`/customers/${canal?.id}`);
  const edit = main.getByRole('link', { name: 'Modifier' }).first();
  await edit.click();
  await expect(desk).toHaveURL(/edit=/);
  await expect(main.locator('form[data-first] :focus'), 'a form that an address opened').toHaveCount(1);
  await main.getByRole('link', { name: 'Annuler' }).click();
  await expect(edit).toBeFocused();

  await desk.goto('/invoices');
  await main.getByRole('link', { name: 'Nouvelle facture' }).click();
  await expect(desk).toHaveURL(/new/);
  await expect(focused).toHaveAttribute('name', 'business');
  await desk.goto(`/businesses/${plumber?.id}`);
  await main.getByRole('link', { name: 'Nouvelle facture' }).click();
  await expect(focused).toHaveAttribute('name', 'customerId');

  await desk.goto(`/customers/${canal?.id}`);
  await main.getByRole('button', { name: 'Nouvelle facture' }).click();
  await expect(desk, 'straight into the editor').toHaveURL(/\/edit$/);
});
