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
