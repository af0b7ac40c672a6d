import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, otherWork } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

test('one payment for two invoices of a customer, from the page of what he owes', async ({
  product,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  await askOwner(product, otherWork(1));
  await product.pass(49);
  await desk.goto(`/invoices/${invoiceId}/settlement`);
  await desk.getByRole('link', { name: 'Encours du client' }).click();
  await desk.waitForURL('**/outstanding');
  await expectAccessible(desk, 'what a customer owes');
  const before = await desk.locator('[data-open]').count();
  await desk.getByRole('link', { name: 'Enregistrer un règlement' }).click();
  // The amount follows what is ticked, until another is typed.
  const amount = desk.getByLabel('Montant reçu');
  const boxes = desk.getByRole('checkbox');
  for (let index = 2; index < (await boxes.count()); index += 1) await boxes.nth(index).uncheck();
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const both = await amount.inputValue();
  await boxes.nth(1).uncheck();
  expect(await amount.inputValue()).not.toBe(both);
  await boxes.nth(1).check();
  await expect(amount).toHaveValue(both);
  await expectAccessible(desk, 'one payment for several');
  await amount.press('Enter');
  await expect(desk.locator('[data-open]')).toHaveCount(before - 2);
});

test('a call is noted with what comes next, its mistakes beside their fields; the step is done where the day’s work stands', async ({
  product,
  desk,
}) => {
  const canal = product.people.customers.canal?.id;
  await desk.goto(`/customers/${canal}/outstanding`);
  await desk.getByRole('link', { name: 'Noter un échange' }).click();
  await desk.getByLabel('Avec qui').fill('M. Lenoir');
  await desk.getByLabel('La suite').fill('Rappeler M. Lenoir');
  await desk.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(desk.getByText('Écrivez ce qui a été dit.')).toBeVisible();
  await expect(desk.getByText('Donnez un jour à cette suite.')).toBeVisible();
  await expectAccessible(desk, 'a talk with mistakes');
  await desk.getByLabel('Ce qui a été dit').fill('Il paie vendredi.\nSinon, rappeler.');
  const today = parisDate(await clock(product.services.db));
  await desk.getByLabel('Pour le').fill(today);
  await desk.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(desk.locator('[data-line="call"]')).toContainText('Il paie vendredi.');
  await expectAccessible(desk, 'the line of time');
  await desk.goto('/settlements');
  const step = desk.locator('[data-step]');
  await expect(step).toContainText('Rappeler M. Lenoir');
  await step.getByRole('button', { name: 'Fait' }).click();
  await expect(step).toHaveCount(0);
  await desk.goto(`/customers/${canal}/outstanding`);
  await expect(desk.locator('[data-step="done"]')).toContainText('Rappeler M. Lenoir');
});
