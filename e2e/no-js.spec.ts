import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest } from './support/owner.ts';
import { expect, linkIn, newPage, signIn, test } from './support/test.ts';

test('without scripts: a draft is made and sent, asked about, answered, approved, taken back, acknowledged', async ({
  product,
  browser,
  mailbox,
}) => {
  const plain = { javaScriptEnabled: false };
  const desk = await newPage(browser, product, { ...plain, viewport: { width: 1440, height: 900 } });
  await signIn(desk, product, 'ines@calame.example');
  await desk.goto('/invoices/new');
  await desk.getByLabel('Nouvelle facture pour').fill('canal');
  await desk.getByRole('button', { name: 'Chercher' }).click();
  await desk.getByRole('button', { name: 'Commencer la facture : SCI du Canal' }).click();
  await desk.getByLabel('Désignation, ligne 1').fill('Entretien annuel');
  await desk.getByLabel('Prix HT, ligne 1').fill('145');
  await desk.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(desk.getByLabel('Désignation, ligne 1')).toHaveValue('Entretien annuel');
  await desk.getByLabel('Désignation, ligne 2').fill('Déplacement');
  await desk.getByLabel('Prix HT, ligne 2').fill('45');
  await desk.getByLabel('Réalisé du').fill('2026-11-02');
  await desk.getByLabel('au', { exact: true }).fill('2026-11-06');
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.locator('[data-total="net"]')).toHaveText('190,00 €');
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  const invoiceId = new URL(desk.url()).pathname.split('/')[2] ?? '';
  await expect.poll(async () => (await reviewOf(product, invoiceId)).state).toBe('awaiting.running');

  const phone = await newPage(browser, product, { ...plain, viewport: { width: 390, height: 844 } });
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'J’ai besoin de temps' }).click();
  await phone.getByRole('radio').first().check();
  await phone.getByRole('button', { name: 'Suspendre le délai' }).click();
  await expect(phone.getByText('Le délai est suspendu.')).toBeVisible();
  await phone.getByRole('button', { name: 'Reprendre le délai maintenant' }).click();
  await expect(phone.getByText('Le délai a repris.')).toBeVisible();

  await phone.getByRole('button', { name: /Écrire un message/ }).click();
  await phone.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(phone.getByText('Écrivez votre message.')).toBeVisible();
  await phone.getByLabel('Votre message').fill('Le 6 ou le 7 ?');
  await phone.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(phone.getByText('Votre message est parti.')).toBeVisible();

  await desk.goto(`/invoices/${invoiceId}`);
  await desk.getByLabel('Votre réponse').fill('Le 6.');
  await desk.locator('form[data-act="reply"]').getByRole('button').click();
  await expect(desk.locator('main')).toContainText('Le 6.');

  await openRequest(phone, mailbox);
  await approveOn(phone);
  await phone.getByRole('button', { name: 'Annuler ma validation' }).click();
  await expect(phone.getByText('Votre validation est annulée.')).toBeVisible();
  await approveOn(phone);
  await product.pass(0.2);
  expect((await invoiceOf(product, invoiceId)).status).toBe('delivered');

  const payer = await newPage(browser, product, plain);
  await payer.goto(linkIn(await mailbox.newest('gestion@sci-du-canal.example'), '/invoice/'));
  await payer.getByRole('button', { name: 'Confirmer la réception' }).click();
  // The link's page only leads here; this one confirms.
  await payer.waitForURL('**/i/**');
  await payer.getByRole('button', { name: 'Confirmer la réception' }).click();
  await expect(payer.locator('[data-status="acknowledged"]').first()).toBeVisible();
});

test('without scripts: a correction is asked for, with its mistakes beside their fields', async ({
  product,
  browser,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const phone = await newPage(browser, product, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  await phone.getByLabel('Quantité').check();
  await phone.getByLabel('Valeur proposée').fill('trois');
  await phone.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Écrivez un nombre, par exemple 12 ou 12,5.')).toBeVisible();
  await expect(phone.getByLabel('Valeur proposée')).toHaveValue('trois');
  await phone.getByLabel('Valeur proposée').fill('3');
  await phone.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();
  expect((await reviewOf(product, invoiceId)).state).toBe('correcting');
});
