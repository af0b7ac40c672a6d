import { sql } from 'drizzle-orm';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf } from './support/facts.ts';
import { thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { newestFor, say, test } from './support/resend.ts';
import { expect } from './support/test.ts';

async function numbered(product: Product, invoiceIds: string[]): Promise<number> {
  const invoices = await Promise.all(invoiceIds.map((id) => invoiceOf(product, id)));
  return invoices.filter(({ number }) => number !== null).length;
}

/** None tries again by itself while the test looks. */
const sleepLong = ({ db }: Product) =>
  db.execute(sql`update workflows set wake_at = app_clock() + interval '1 hour' where failure is not null`);

test('what failed says why, and goes on when told: one by itself, then all', async ({
  product,
  resend,
  desk,
}) => {
  const asked: string[] = [];
  for (let index = 0; index < 3; index++) {
    asked.push((await askOwner(product)).invoiceId);
    await say(product, newestFor(resend, thierry.email).id, 'email.delivered');
  }
  // As after a restore that is behind what was signed: nothing is numbered until somebody has looked.
  await product.db.execute(
    sql`update ledger_heads set held_at = app_clock(), held_for = 'behind its anchors'`,
  );
  await product.pass(48.1);
  expect(await numbered(product, asked)).toBe(0);

  await sleepLong(product);
  await desk.goto('/engine');
  const stopped = desk.locator('[data-group="workflows"] [data-failure]');
  await expect(stopped).toHaveCount(3);
  await expect(stopped.first()).toContainText('La numérotation de cette entreprise est suspendue');
  await expect(stopped.first()).toContainText('npm run reconcile');
  const said = stopped.first().locator('code');
  await expect(said, 'the error itself is folded').toBeHidden();
  await stopped.first().getByText('Message technique').click();
  await expect(said).toContainText('behind its anchors');
  await expectAccessible(desk, 'engine');

  // Told too early, it fails again, and stays.
  await stopped
    .first()
    .getByRole('button', { name: /^Réessayer/ })
    .click();
  await expect(desk.getByText('Le traitement reprend.')).toBeVisible();
  await product.settle();
  await desk.reload();
  await expect(stopped).toHaveCount(3);
  await sleepLong(product);
  await product.db.execute(sql`update ledger_heads set held_at = null, held_for = null`);
  await stopped
    .last()
    .getByRole('button', { name: /^Réessayer/ })
    .click();
  await expect.poll(() => numbered(product, asked)).toBe(1);
  await desk.reload();
  await expect(stopped).toHaveCount(2);

  await desk.getByRole('link', { name: 'Tout réessayer' }).click();
  await expect(desk.getByRole('dialog')).toContainText('Réessayer 2 traitements');
  await expectAccessible(desk, 'engine, retry all');
  await desk.getByRole('dialog').getByRole('button', { name: 'Tout réessayer' }).click();
  await expect(desk.getByText('2 traitements reprennent.')).toBeVisible();
  await expect.poll(() => numbered(product, asked)).toBe(3);
  await desk.reload();
  await expect(desk.getByText('Rien n’a échoué.')).toBeVisible();
  await expect(desk.getByText('a relancé 2 traitements')).toBeVisible();
});
