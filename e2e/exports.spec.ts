import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues } from '#app/start/demo/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, test } from './support/test.ts';

test('an export is asked for with a fresh factor, made meanwhile, taken away, and that is written down', async ({
  product,
  desk,
}) => {
  await product.db.execute(sql`update sessions set factor_at = factor_at - interval '10 minutes'`);
  await desk.goto('/settings');
  await desk.getByRole('link', { name: 'Exports' }).click();
  await expectAccessible(desk, 'exports');
  await desk.getByRole('button', { name: 'Préparer l’export' }).click();
  const code = new TOTP({ secret: colleagues[0].totp }).generate({ timestamp: Date.now() + 30_000 });
  await desk.getByLabel('Code de votre application').fill(code);
  await expect(desk.getByText('L’export se prépare')).toBeVisible();
  const take = desk.getByRole('button', { name: 'Télécharger' });
  await expect(take, 'the page is read again until it is ready').toBeVisible({ timeout: 30_000 });
  await expectAccessible(desk, 'an export that is ready');
  const [download] = await Promise.all([desk.waitForEvent('download'), take.click()]);
  expect(download.suggestedFilename()).toMatch(/^tacite-.*\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
  await desk.reload();
  await expect(desk.getByText(/^Téléchargé/)).toBeVisible();
});
