import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { clock } from '#workflows/engine/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { expect, newPage, signIn, test } from './support/test.ts';

test('a business says its own words: tried on a customer who is late, refused where they are wrong, and sent', async ({
  product,
  desk,
  mailbox,
}) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await product.pass(24 * 36);
  const now = await clock(product.services.db);
  const at = nextAskingHour(now);
  if (at !== now) await product.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
  const [owed] = await rows<{ businessId: string; customerId: string }>(
    product.db,
    sql`select business_id as "businessId", customer_id as "customerId" from invoices where id = ${invoiceId}::uuid`,
  );

  await desk.goto(`/businesses/${owed?.businessId}`);
  await desk.getByRole('link', { name: 'Changer les textes' }).click();
  const preview = desk.locator('[data-preview]');
  await expect(preview).toContainText('SCI du Canal');
  await expectAccessible(desk, 'the texts of reminders');

  const subject = desk.getByLabel('Objet', { exact: true });
  const words = desk.getByLabel('Texte', { exact: true });
  await subject.fill('Encore {montant}');
  await words.fill('Chez {{client}}, il reste {facture} <b>à payer</b>\u00A0: ');
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.getByText('{{client}}').locator('visible=true').first()).toBeVisible();
  await expect(words).toHaveAttribute('aria-invalid', 'true');
  await expect(words).toHaveValue(/\{facture\}/);
  await expectAccessible(desk, 'a text that is refused');

  await words.fill('Chez {client}, il reste <b>à payer</b>\u00A0: ');
  await desk.getByRole('button', { name: '{pièces}' }).press('Enter');
  await expect(words).toBeFocused();
  await expect(words).toHaveValue(/à payer<\/b>.: \{pièces\}$/);
  await expect(preview).toContainText('Chez SCI du Canal, il reste <b>à payer</b>');
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.getByText('Le texte est enregistré')).toBeVisible();
  await expectAccessible(desk, 'a text of its own');

  // Another language has its own text, and what was typed here does not go there.
  await desk.getByRole('link', { name: 'Relance 1, anglais' }).click();
  await expect(words).toHaveValue(/^Hello,/);

  await desk.goto(`/customers/${owed?.customerId}/outstanding?dun=1`);
  await expect(desk.locator('[data-message="1"]')).toContainText(
    'Chez SCI du Canal, il reste <b>à payer</b>',
  );
  await desk.getByRole('button', { name: 'Envoyer la relance 1' }).click();
  await desk.waitForURL((url) => !url.search);
  await product.pass(0.1);
  const mail = await mailbox.newest('gestion@sci-du-canal.example', /^Encore/);
  expect(mail.text).toContain('Chez SCI du Canal, il reste <b>à payer</b>');
});

test('without scripts: a placeholder is put in, the text is looked at, kept, and the usual one comes back', async ({
  product,
  browser,
}) => {
  const desk = await newPage(browser, product, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  await signIn(desk, product, 'ines@calame.example');
  const [business] = await rows<{ id: string }>(
    product.db,
    sql`select id from businesses order by name limit 1`,
  );
  await desk.goto(`/businesses/${business?.id}/dunning?level=2&locale=en`);
  const words = desk.getByLabel('Texte', { exact: true });
  await words.fill('Please pay');
  await desk.getByRole('button', { name: '{amount}' }).click();
  await expect(words).toHaveValue('Please pay {amount}');
  await expect(desk.locator('[data-preview]')).toContainText(/Please pay €[\d,.]+/);
  await words.fill('Please pay {montant}');
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.getByText(/vous dire \{amount\}/)).toBeVisible();
  await expect(words).toHaveValue('Please pay {montant}');
  await words.fill('Please pay {amount}');
  await desk.getByLabel('Objet', { exact: true }).press('Enter');
  await expect(desk.getByText('Le texte est enregistré')).toBeVisible();
  await desk.getByRole('button', { name: 'Revenir au texte d’origine' }).click();
  await expect(desk.getByText('Le texte d’origine est revenu')).toBeVisible();
  await expect(words).toHaveValue(/^Hello,/);
});
