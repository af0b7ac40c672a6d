import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { dispatchesOf, invoiceOf } from './support/facts.ts';
import { approveOn, openRequest } from './support/owner.ts';
import { expect, letIn, linkIn, newPage, test } from './support/test.ts';

const folder = resolve('../shared/validation/samples/facturx-1.08-en16931');
const official = resolve(folder, 'Facture_F20260024-LE_FOURNISSEUR-POUR-LE_CLIENT_EN_16931.pdf');

type File = { name: string; mimeType: string; buffer: Buffer };

async function upload(desk: Page, file: File) {
  await desk.goto('/invoices/import');
  await desk.getByLabel(/Entreprise/).selectOption({ label: 'Vasseur Plomberie Chauffage' });
  await desk.getByLabel('Fichier').setInputFiles(file);
  await desk.getByRole('button', { name: 'Lire le fichier' }).click();
}

test('an official Factur-X file becomes a draft with its totals, and is delivered', async ({
  product,
  desk,
  phone,
  mailbox,
}) => {
  const isHere = existsSync(official);
  if (!isHere) console.warn(`SKIPPED: the official samples are not at ${folder}`);
  test.skip(!isHere, 'needs the official samples');

  await upload(desk, {
    name: 'F20260024.pdf',
    mimeType: 'application/pdf',
    buffer: readFileSync(official),
  });
  await desk.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
  const invoiceId = new URL(desk.url()).pathname.split('/')[2] ?? '';
  // What the file states: BT-109, BT-110, BT-115.
  await expect(desk.locator('[data-total="net"]')).toHaveText('100,00 €');
  await expect(desk.locator('[data-total="payable"]')).toHaveText('108,00 €');
  await expect(desk.locator('main')).toContainText('Importée du fichier F20260024.pdf');
  await expect(desk.locator('main')).toContainText('Ces totaux sont ceux du fichier, au centime près.');

  const recipient = 'buyer@buyer.com';
  await expect(desk.getByLabel('E‑mail pour recevoir la facture')).toHaveValue(recipient);
  // What has no field is told, and goes on; what is ticked does not, and comes back when it is unticked.
  const kept = desk.getByRole('region', { name: 'Repris du fichier importé' });
  await expect(kept).toContainText('Bénéficiaire du paiement');
  const drop = (what: string) => kept.getByRole('checkbox', { name: `Retirer\u202f: ${what}` });
  const saved = () =>
    desk.waitForResponse((answer) => answer.url().includes('autosave') && answer.status() === 200);
  await Promise.all([saved(), drop('Représentant fiscal').check()]);
  await Promise.all([saved(), drop('Représentant fiscal').uncheck()]);
  await Promise.all([saved(), drop('Compte comptable du client').check()]);
  await desk.reload();
  await expect(drop('Représentant fiscal')).not.toBeChecked();
  await expect(drop('Compte comptable du client')).toBeChecked();
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  await desk.waitForURL((url) => url.pathname === `/invoices/${invoiceId}`);
  await openRequest(phone, mailbox);
  // Who is paid in the business's place is in sight before it is approved.
  await expect(phone.getByText('PAYEE NAME', { exact: true })).toBeVisible();
  await approveOn(phone);
  await product.pass(0.2);

  expect(await invoiceOf(product, invoiceId)).toMatchObject({ number: 'VPC-2026-0001', status: 'delivered' });
  expect(await dispatchesOf(product, invoiceId)).toMatchObject([{ recipient, state: 'delivered' }]);
  expect(linkIn(await mailbox.newest(recipient), '/invoice/')).toBeTruthy();
});

test('a table with bad cells is refused by cell; put right on the page, it is read again and says so', async ({
  desk,
}) => {
  const table = [
    'Désignation;Quantité;Unité;Prix unitaire;TVA',
    'Main-d’œuvre;4,5;h;58,00;10',
    'Chauffe-eau;1;u;huit cents;10',
    'Évacuation;une;u;20;10',
  ].join('\n');
  await upload(desk, { name: 'lignes.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(desk.locator('tbody tr')).toHaveCount(2);
  await expect(desk.locator('main')).toContainText('Rien n’a été créé.');
  const price = desk.getByLabel('Corriger la cellule D3, Prix unitaire');
  await expect(price).toHaveValue('huit cents');
  await expectAccessible(desk, 'a table with wrong cells');
  await price.fill('800');
  await desk.getByRole('button', { name: 'Relire le fichier' }).click();
  // One is right, and remembered as changed by hand; the other is still there to be put right.
  await expect(desk.locator('tbody tr')).toHaveCount(1);
  await expect(desk.locator('main')).toContainText(
    'Cellule D3 corrigée à la main\u202f: «\u202fhuit cents\u202f» → «\u202f800\u202f»',
  );
  // The page is read anew after a refusal; until then the button takes no second press.
  await expect(desk.getByRole('button', { name: 'Relire le fichier' })).not.toHaveAttribute('aria-busy');
  await desk.getByLabel('Corriger la cellule B4, Quantité').fill('1');
  await desk.getByRole('button', { name: 'Relire le fichier' }).click();
  await desk.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
  await expect(desk.getByLabel('Désignation, ligne 2')).toHaveValue('Chauffe-eau');
  await expect(desk.locator('[data-total="net"]')).toHaveText('1\u202f081,00\u202f€');
  await expect(desk.locator('main')).toContainText('Cellule D3 corrigée à la main');
  await expect(desk.locator('main')).toContainText('Cellule B4 corrigée à la main');
});

test('what a table leaves open is asked on the page, and its file need not be chosen again', async ({
  desk,
}) => {
  const table = 'Désignation;Fournisseur;Quantité;Prix (TTC);TVA\nCâble;X;1.500;2,40;20\nTotal TTC;;;3,60;\n';
  const file = (text: string) => ({ name: 'lignes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await upload(desk, file(table.replace('Total TTC;;;3,60;\n', '')));
  const question = desk.getByRole('group', { name: /1\.500/ });
  await expect(question).toContainText('Quantité');
  await question.getByText('Le point sépare les décimales').click();
  await desk.getByRole('button', { name: 'Lire le fichier' }).click();
  await desk.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
  await expect(desk.getByLabel('Désignation, ligne 1')).toHaveValue('Câble');
  await expect(desk.locator('[data-total="net"]')).toHaveText('3,00\u202f€');
  const notice = desk.locator('main');
  await expect(notice).toContainText('«\u202fPrix (TTC)\u202f» = prix unitaire TTC');
  await expect(notice).toContainText('Colonnes non lues\u202f: Fournisseur.');
  // Its own total leaves one way to read it.
  await upload(desk, file(table));
  await desk.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
});

test('what a file brought without a field can be taken out without a script', async ({
  browser,
  product,
}) => {
  const isHere = existsSync(official);
  test.skip(!isHere, 'needs the official samples');
  const desk = await newPage(browser, product, { javaScriptEnabled: false });
  await letIn(desk, product, 'ines@calame.example');
  await upload(desk, { name: 'F.pdf', mimeType: 'application/pdf', buffer: readFileSync(official) });
  await desk.waitForURL(/\/invoices\/[0-9a-f-]{36}/);
  const drop = desk.getByRole('checkbox', { name: 'Retirer\u202f: Compte comptable du client' });
  await drop.check();
  await desk.reload();
  // Nothing was saved, so nothing was taken out.
  await expect(drop).not.toBeChecked();
  await drop.check();
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  // Taken out, and still there to be put back.
  await expect(desk.getByText(/Enregistrée le/)).toBeVisible();
  await expect(drop).toBeChecked();
  await desk.context().close();
});
