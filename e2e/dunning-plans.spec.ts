import { askByPlan } from '#workflows/dunning/ask-by-plan.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { clock } from '#workflows/engine/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { openHome, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

/** To the next hour at which people are asked, a few minutes after it began; then what workers do each minute. */
async function morning(product: Product, hours = 0) {
  await product.pass(hours);
  const now = await clock(product.services.db);
  const at = nextAskingHour(now);
  if (at !== now) await product.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
  await askByPlan(product.services);
  await product.settle();
}

test('a plan is tried and kept; what it announced its owner holds; proposed, it is sent with one press', async ({
  product,
  desk,
  phone: owner,
  mailbox,
}) => {
  test.slow();
  await askOwner(product);
  await product.pass(24 * 45);
  const plan = `/businesses/${product.people.businesses.plumber?.id}/plan`;
  await desk.goto(plan);
  await expect(desk.locator('[data-tried]')).toBeVisible();
  await desk.getByLabel('Automatique').check();
  await desk.getByLabel('Relance 1, jours après l’échéance').fill('3');
  await desk.getByLabel(/^Dernier relevé bancaire/).fill('');
  await desk.getByRole('button', { name: 'Essayer' }).click();
  await expect(desk.getByText('Un nombre de jours entre 5 et 90.')).toBeVisible();
  await expectAccessible(desk, 'a plan that is refused');
  await desk.getByLabel('Relance 1, jours après l’échéance').fill('7');
  await desk.getByRole('button', { name: 'Essayer' }).click();
  await expect(desk.locator('[data-next="1"]')).toContainText('1 relance part');
  await expect(desk.locator('[data-tried]')).toContainText('SCI du Canal, relance 1');
  await desk.getByRole('button', { name: 'Enregistrer le plan' }).click();
  await expect(desk.getByText('Le plan est enregistré.')).toBeVisible();

  await morning(product);
  const told = await mailbox.newest(thierry.email, /^Une relance part/);
  expect(told.text).toContain('SCI du Canal, relance 1');
  await desk.goto('/settlements');
  await expect(desk.locator('h1')).toContainText('1 relance part');
  await expect(desk.locator('[data-planned="leaves"]')).toContainText('SCI du Canal');
  await expectAccessible(desk, 'what is announced');

  await openHome(owner, product, 'plumber');
  await owner.getByRole('link', { name: /Ce qu’on me doit/ }).click();
  await owner.locator('[data-planned]').getByRole('link', { name: 'Retenir' }).click();
  await owner.getByLabel('Sans date').check();
  await owner.getByRole('button', { name: 'Retenir' }).click();
  await expect(owner.locator('[data-planned]')).toHaveCount(0);
  await desk.reload();
  await expect(desk.locator('[data-planned="held"]')).toContainText('retenue par Thierry');

  await desk.goto(plan);
  await desk.getByLabel('Proposé chaque matin').check();
  await desk.getByRole('button', { name: 'Enregistrer le plan' }).click();
  await expect(desk.getByText('Le plan est enregistré.')).toBeVisible();
  // Past the hour at which what was announced leaves, whatever the hour it is now.
  await morning(product, 26);
  await desk.goto('/settlements/dunnings');
  await expect(desk.locator('[data-left-aside~="held"]')).toContainText('SCI du Canal');
  await owner.reload();
  await owner.getByRole('button', { name: 'Laisser repartir' }).click();
  await expect(owner.locator('[data-hold]')).toHaveCount(0);
  await desk.reload();
  await expect(desk.locator('[data-proposed]')).toHaveCount(1);
  await expectAccessible(desk, 'what plans propose');
  await desk.getByRole('button', { name: /^Envoyer 1 relance/ }).click();
  await expect(desk.getByText('1 relance est en route.')).toBeVisible();
  await product.settle();
  expect((await mailbox.newest('gestion@sci-du-canal.example', /à régler/)).text).toContain('Vasseur');
});
