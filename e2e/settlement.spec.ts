import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

test('money comes in from the page of an invoice, is reversed, and the invoice stands where it stood', async ({
  product,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  await product.pass(49);
  // From the list the payment of a row is two keys away; what is owed then takes one more.
  await desk.goto('/invoices');
  await desk.locator('tbody tr').first().waitFor();
  await desk.keyboard.press('j');
  await desk.keyboard.press('s');
  await expect(desk.getByLabel('Montant reçu')).toBeFocused();
  await desk.goto(`/invoices/${invoiceId}`);
  await desk.getByRole('link', { name: /^Règlement : .* restent dus$/ }).click();
  await desk.waitForURL(`**/invoices/${invoiceId}/settlement`);
  const amount = desk.getByLabel('Montant reçu');
  // What is owed is offered, and typing takes its place.
  await expect(amount).toBeFocused();
  const owed = await amount.inputValue();
  await amount.blur();
  await amount.click();
  await desk.keyboard.type('mille');
  await amount.press('Enter');
  await expect(desk.getByText('Écrivez un montant, comme 1 234,50.')).toBeVisible();
  await expect(amount).toHaveValue('mille');
  await amount.fill('100');
  await amount.press('Enter');
  await expect(desk.locator('[data-settlement="partPaid"]')).toBeVisible();
  await expect(desk.locator('[data-allocation]')).toHaveCount(1);
  await expectAccessible(desk, 'a part is paid');
  await desk.getByLabel('Montant reçu').press('Enter');
  await expect(desk.locator('[data-settlement="paid"]')).toBeVisible();
  await expectAccessible(desk, 'paid');
  await desk.goto('/invoices?tab=settled');
  await expect(desk.getByText('Payée', { exact: true }).first()).toBeVisible();
  expect(owed).not.toBe('');
});
