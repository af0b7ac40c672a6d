import { sql } from 'drizzle-orm';
import { expectAccessible } from './support/accessible.ts';
import { makeDraft } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

test('from today a new invoice is three presses away: a name, Enter, the editor', async ({ desk }) => {
  await desk.goto('/');
  await desk.keyboard.press('n');
  const field = desk.getByLabel('Nouvelle facture pour');
  await expect(field).toBeFocused();
  await desk.keyboard.type('sci canal');
  await expect(desk.getByRole('option', { name: /SCI du Canal/ })).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expectAccessible(desk, 'found while typing');
  await field.focus();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('listbox')).toBeHidden();
  await desk.keyboard.press('ArrowDown');
  await desk.keyboard.press('Enter');
  await desk.waitForURL('**/edit');
  await expect(desk.getByLabel('Client final')).toContainText('SCI du Canal');
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);
  await expect(desk.getByLabel('Objet')).toBeFocused();
});

test('Enter before the answer takes the only match, and shows several to choose from', async ({ desk }) => {
  await desk.goto('/');
  await desk.route('**/new/matches*', async (route) => {
    await new Promise((wait) => setTimeout(wait, 1500));
    await route.continue();
  });
  const field = desk.getByLabel('Nouvelle facture pour');
  await field.pressSequentially('vasseur');
  await field.press('Enter');
  await expect(desk.getByRole('option').nth(1)).toBeVisible();
  expect(new URL(desk.url()).pathname).toBe('/');
  await field.fill('');
  await field.pressSequentially('sci canal');
  await field.press('Enter');
  await desk.waitForURL('**/edit');
});

test('from a business the editor opens at its customer', async ({ desk }) => {
  await desk.goto('/businesses');
  await desk.getByRole('link', { name: 'Vasseur Plomberie Chauffage' }).click();
  await desk.getByRole('button', { name: 'Nouvelle facture' }).click();
  await desk.waitForURL('**/edit');
  await expect(desk.getByLabel('Client final')).toBeFocused();
});

test('of a business with too many customers to list, the editor finds the one that is typed', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await product.db.execute(sql`insert into customers (office_id, business_id, name, party, email)
    select c.office_id, c.business_id, 'Copropriété n° ' || n, c.party || jsonb_build_object('name', 'Copropriété n° ' || n), ''
    from customers c, generate_series(1, 150) n where c.name = 'SCI du Canal'`);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await expect(desk.getByLabel('Client final').locator('option')).toHaveCount(2);
  await desk.getByLabel('Objet').fill('Tapé juste avant');
  const field = desk.getByLabel(/^Pour quel client de/);
  await field.pressSequentially('copro 117');
  await expect(desk.getByRole('option', { name: /^Copropriété n° 117/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await field.press('Enter');
  await expect(desk.getByLabel('Client final').locator('option:checked')).toHaveText('Copropriété n° 117');
  await expect(desk.locator('[name="buyer.name"]')).toHaveValue('Copropriété n° 117');
  await expect(desk.getByLabel('Objet')).toHaveValue('Tapé juste avant');
});
