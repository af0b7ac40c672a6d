import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { clock } from '#workflows/engine/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

/** Lets days pass, and then goes on to an hour at which money is asked for. */
async function passDays(product: Product, days: number) {
  await product.pass(24 * days);
  const now = await clock(product.services.db);
  const at = nextAskingHour(now);
  if (at !== now) await product.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
}

test('what is late is asked for from the page of what a customer owes: seen before it leaves, and on its line after', async ({
  product,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  await passDays(product, 36);
  await desk.goto(`/invoices/${invoiceId}/settlement`);
  await desk.getByRole('link', { name: 'Encours du client' }).click();
  await desk.waitForURL('**/outstanding');
  await desk.getByRole('link', { name: 'Relancer…' }).click();
  await expect(desk.locator('[data-message="1"]')).toBeVisible();
  await expectAccessible(desk, 'a message before it leaves');
  await desk.getByRole('button', { name: 'Envoyer la relance 1' }).click();
  await desk.waitForURL((url) => !url.search);
  await product.pass(0.1);
  await desk.reload();
  await expect(desk.locator('[data-dunning="left"]')).toHaveCount(1);
  await expect(desk.locator('[data-open]').getByText('Relance 1').first()).toBeVisible();
  await expectAccessible(desk, 'what was asked for');
  // One a week.
  await desk.getByRole('link', { name: 'Relancer…' }).click();
  await expect(desk.locator('[data-refusals~="tooSoon"]')).toBeVisible();
  await expect(desk.getByRole('button', { name: /Envoyer la relance/ })).toHaveCount(0);
});
