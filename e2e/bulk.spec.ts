import { makeDraft, otherWork } from './support/drafts.ts';
import { invoiceOf } from './support/facts.ts';
import { expect, test } from './support/test.ts';

test('a bulk action says what will not pass, shows how far it is, and what became of each', async ({
  product,
  desk,
}) => {
  const drafts = [];
  for (let n = 1; n <= 7; n++) drafts.push(await makeDraft(product, otherWork(n)));
  const empty = await makeDraft(product, { lines: [] });
  const ids = [...drafts, empty].map(({ invoiceId }) => `id=${invoiceId}`).join('&');
  await desk.goto(`/invoices/bulk?do=submit-review&${ids}`);
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Envoyer 7 factures en validation');
  await expect(desk.locator('main')).toContainText('Ajoutez au moins une ligne.');

  // The second handful waits until the page has been seen half-way, and is then lost on the way.
  let handfuls = 0;
  const seen = Promise.withResolvers<void>();
  await desk.route('**/invoices/bulk/items', async (route) => {
    handfuls += 1;
    if (handfuls !== 2) return route.continue();
    await seen.promise;
    return route.abort();
  });
  await desk.getByRole('button', { name: 'Envoyer 7 factures' }).click();
  await expect(desk.getByRole('status').filter({ hasText: '5 sur 7' })).toBeVisible();
  await expect(desk.locator('progress')).toHaveAttribute('value', '5');
  seen.resolve();

  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Envoi en validation terminé');
  await expect(desk.getByText('5 réussies, 2 en échec')).toBeVisible();
  await expect(desk.locator('[data-result="false"]')).toHaveCount(2);

  await desk.getByRole('button', { name: 'Réessayer les 2 qui ont échoué' }).click();
  await expect(desk.getByText('7 réussies')).toBeVisible();
  await expect(desk.locator('[data-result="true"]')).toHaveCount(7);
  await product.settle();
  for (const { invoiceId } of drafts) {
    expect(await invoiceOf(product, invoiceId)).toMatchObject({ status: 'awaiting' });
  }
});
