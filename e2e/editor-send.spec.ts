import type { Page } from '@playwright/test';
import { makeDraft, otherWork } from './support/drafts.ts';
import { reviewOf } from './support/facts.ts';
import { expect, test } from './support/test.ts';

/** A whole line by the keyboard, from the name to its last figure; the focus stays in the price. */
async function typeLine(desk: Page, name = 'Déplacement', price = '45,50') {
  await desk.getByRole('button', { name: 'Ajouter une ligne' }).press('Enter');
  await expect(desk.getByLabel('Désignation, ligne 3')).toBeFocused();
  await desk.keyboard.type(name);
  for (const _ of 'qup') await desk.keyboard.press('Tab');
  await desk.keyboard.type(price);
}

/** The page after sending: at its top, with the focus in it. */
async function arrivedAtTop(desk: Page) {
  await expect(desk.locator('main')).toContainText('Demande en route');
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);
  await expect(desk.locator('#content')).toBeFocused();
}

test('Ctrl Enter right after the last figure of a fresh line sends it, and the next page begins at its top', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await typeLine(desk);
  expect(await desk.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await desk.keyboard.press('Control+Enter');
  await arrivedAtTop(desk);
  await product.settle();
  const { round } = await reviewOf(product, invoiceId);
  expect(round).toBe(1);
  await expect(desk.locator('main')).toContainText(/351,45\s€/);
});

test('a press while a slow save is under way counts, and counts once', async ({ desk, product }) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await desk.route('**/autosave*', async (route) => {
    await new Promise((wait) => setTimeout(wait, 4000));
    await route.continue();
  });
  await typeLine(desk);
  await expect(desk.locator('[data-save=saving]')).toBeVisible();
  await desk.keyboard.press('Control+Enter');
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('main')).toContainText('Demande en route', { timeout: 40_000 });
  await expect(desk.locator('main')).toContainText(/351,45\s€/);
  expect((await reviewOf(product, invoiceId)).round).toBe(1);
});

test('what keeps it from being sent is said and gone to, also in a field that was never left', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await typeLine(desk, '');
  await desk.keyboard.press('Control+Enter');
  const bar = desk.locator('[data-not-sent]');
  await expect(bar).toHaveText(/^Pas envoyée.: 1 problème à corriger/);
  await expect(desk.getByLabel('Désignation, ligne 3')).toBeFocused();
  await desk.keyboard.type('Déplacement');
  await expect(bar).toBeHidden();
  await desk.getByLabel('Prix HT, ligne 3').focus();
  await desk.keyboard.type('quarante');
  await desk.keyboard.press('Control+Enter');
  await expect(bar).toBeVisible();
  await expect(desk.getByText('Ce n’est pas un nombre.')).toBeVisible();
  await expect(desk.getByLabel('Prix HT, ligne 3')).toBeFocused();
  await desk.getByLabel('Prix HT, ligne 3').fill('12');
  await desk.route('**/autosave*', (route) => route.abort());
  await desk.keyboard.press('Control+Enter');
  await expect(bar).toHaveAttribute('data-not-sent', 'offline');
  expect((await reviewOf(product, invoiceId)).state).toBe('preparing');
  await desk.unroute('**/autosave*');
  await desk.keyboard.press('Control+Enter');
  await arrivedAtTop(desk);
});

test('after a bulk the page of what became of each begins at its top', async ({ desk, product }) => {
  for (let n = 0; n < 14; n += 1) await makeDraft(product, otherWork(n));
  await desk.goto('/invoices?tab=draft');
  await desk.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
  await expect(desk.getByText('14 sélectionnées')).toBeVisible();
  await desk.keyboard.press('e');
  const go = desk.getByRole('button', { name: /^Envoyer 1\d factures/ });
  await go.focus();
  await desk.evaluate(() => window.scrollTo(0, 300));
  expect(await desk.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('status').filter({ hasText: 'réussie' })).toBeFocused();
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);
});
