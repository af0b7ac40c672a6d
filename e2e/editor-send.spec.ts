import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues } from '#app/start/demo/people.ts';
import { requestCorrection } from '#workflows/review/commands.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, makeDraft, otherWork } from './support/drafts.ts';
import { reviewOf } from './support/facts.ts';
import { thierry } from './support/owner.ts';
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

test('a second press right after a refusal is judged against what the first one saved', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await product.db.execute(sql`update owners set revoked_at = app_clock()`);
  let readAnew = () => {};
  const held = new Promise<void>((done) => {
    readAnew = done;
  });
  await desk.route('**/edit.data*', async (route) => {
    if (route.request().method() === 'GET') await held;
    // One that is overtaken has nobody waiting for it.
    await route.continue().catch(() => {});
  });
  const press = () =>
    Promise.all([
      desk.waitForResponse(
        (answer) => answer.request().method() === 'POST' && answer.url().includes('edit.data'),
      ),
      desk.keyboard.press('Control+Enter'),
    ]);
  const refusal = desk.getByRole('alert').filter({ hasText: 'Personne n’est désigné pour valider' });
  await press();
  await expect(refusal).toBeVisible();
  await desk.getByLabel('Objet').fill('Chauffe-eau');
  await press();
  readAnew();
  await expect(refusal).toBeVisible();
  await expect(desk.locator('[data-save=saved]')).toBeVisible();
  await expect(desk.locator('[data-save=conflict]')).toHaveCount(0);
  await desk.getByLabel('Objet').fill('Chauffe-eau neuf');
  await product.db.execute(sql`update owners set revoked_at = null`);
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  await arrivedAtTop(desk);
  await expect(desk.locator('main')).toContainText('Chauffe-eau neuf');
});

test('a word to the owner goes along where sending takes the second factor', async ({
  desk,
  product,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product, {
    change: (content) => ({ ...content, payee: { ...content.buyer, name: 'Affacturage SA' } }),
  });
  const owner = product.people.businesses.plumber;
  await requestCorrection(product.services, {
    officeId: product.people.officeId,
    actor: { kind: 'owner', id: owner?.ownerId ?? null, name: owner?.ownerName ?? '', channel: 'link' },
    invoiceId,
    lineId: 'l1',
    field: 'quantity',
    before: '4',
    after: '3',
    body: '',
  });
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await product.db.execute(sql`update sessions set factor_at = null`);
  await desk.getByLabel('Un mot pour le dirigeant').fill('C’est notre affactureur.');
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  const asked = desk.getByRole('dialog');
  await expect(asked.getByLabel('Un mot')).toHaveValue('C’est notre affactureur.');
  await expectAccessible(desk, 'the second factor over the editor');
  await asked.getByRole('button', { name: 'Envoyer', exact: true }).click();
  // Refused for want of a code, on the page of the document: the word is still there.
  await expect(asked.getByText('Confirmez que c’est bien vous')).toBeVisible();
  await expect(asked.getByLabel('Un mot')).toHaveValue('C’est notre affactureur.');
  await asked
    .getByLabel('Code de votre application')
    .fill(new TOTP({ secret: colleagues[0].totp }).generate());
  await expect(asked).toBeHidden();
  await product.settle();
  expect((await reviewOf(product, invoiceId)).round).toBe(2);
  expect((await mailbox.newest(thierry.email)).text).toContain('C’est notre affactureur.');
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
