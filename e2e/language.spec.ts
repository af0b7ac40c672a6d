import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** What a browser fetches of texts from now on, by language, and what its scripts throw; React throws at a mismatch. */
function watch(context: BrowserContext) {
  const fetched: string[] = [];
  const thrown: string[] = [];
  context.on('request', (request) => {
    const [, language] = /\/assets\/texts-(\w+)-/.exec(request.url()) ?? [];
    if (language) fetched.push(language);
  });
  context.on('weberror', (error) => thrown.push(error.error().message));
  return { fetched, thrown };
}

const choose = (page: Page, language: string) =>
  page.getByRole('contentinfo').getByRole('button', { name: language }).click();

test('a browser is sent the texts of the language that is read in it, and of another one when that is chosen', async ({
  desk,
}) => {
  const { fetched, thrown } = watch(desk.context());
  const title = desk.getByRole('heading', { level: 1 });
  await desk.goto('/invoices');
  await expect(title).toHaveText('Factures');
  expect(fetched).toEqual(['fr']);
  // Named in the document, they come beside the scripts that need them.
  await expect(desk.locator('link[rel="modulepreload"][href*="/texts-fr-"]')).toHaveCount(1);

  await choose(desk, 'English');
  await expect(title).toHaveText('Invoices');
  await expect(desk.locator('html')).toHaveAttribute('lang', 'en');
  expect(fetched).toEqual(['fr', 'en']);

  const other = await desk.context().newPage();
  await other.goto('/invoices');
  await choose(other, 'Français');
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Factures');

  // This tab learns of it at its next step, and turns without being loaded anew.
  await desk.evaluate(() => {
    document.body.dataset.kept = 'true';
  });
  await desk.getByRole('searchbox').fill('toit');
  await expect(title).toHaveText('Factures');
  await expect(desk).toHaveTitle(/^Factures/);
  await expect(desk.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(desk.locator('body')).toHaveAttribute('data-kept', 'true');
  await expect(desk.getByRole('searchbox')).toHaveValue('toit');
  expect(thrown).toEqual([]);
});
