import type { Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { colleagues } from '#app/start/demo/people.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

/** A mandate of one empty page, as a scanner would give it. */
const paper = await PDFDocument.create();
paper.addPage();
const buffer = Buffer.from(await paper.save());
const pdf = { name: 'mandat.pdf', mimeType: 'application/pdf', buffer };

/** From nothing to a business whose drafts can go to its owner. Every form is refused once before it is right. */
async function makeReady(desk: Page) {
  await desk.goto('/businesses/new');
  await desk.getByLabel('Nom d’usage').fill('Menuiserie Aubépine');
  await desk.getByLabel('SIREN').fill('12345');
  await desk.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 188');
  await desk.getByRole('button', { name: 'Créer l’entreprise' }).click();
  await expect(desk.getByText('Un SIREN a 9 chiffres')).toBeVisible();
  await expect(desk.getByText('La clé de cet IBAN est fausse')).toBeVisible();
  await expect(desk.getByLabel('Nom d’usage')).toHaveValue('Menuiserie Aubépine');

  await desk.getByLabel('SIREN').fill('732 829 320');
  await desk.getByLabel('IBAN').fill('FR76 3000 6000 0112 3456 7890 189');
  await desk.getByLabel('Rue ou lieu-dit').fill('3 rue du Port');
  await desk.getByLabel('Code postal').fill('80000');
  await desk.getByLabel('Ville').fill('Amiens');
  await desk.getByLabel('Racine des numéros').fill('mau');
  await desk.getByRole('button', { name: 'Créer l’entreprise' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: 'Menuiserie Aubépine' })).toBeVisible();

  await desk.getByRole('link', { name: 'Ajouter un dirigeant' }).click();
  await desk.getByLabel('Prénom et nom').fill('Anne Riou');
  await desk.getByRole('textbox', { name: 'E‑mail' }).fill('anne@riou');
  await desk.getByRole('button', { name: 'Ajouter un dirigeant' }).click();
  await expect(desk.getByText('n’est pas complète')).toBeVisible();
  await desk.getByRole('textbox', { name: 'E‑mail' }).fill('anne@riou.example');
  await desk.getByRole('button', { name: 'Ajouter un dirigeant' }).click();
  await expect(desk.getByText('Le dirigeant est enregistré')).toBeVisible();

  await desk.getByRole('link', { name: 'Enregistrer un mandat' }).click();
  await desk.getByLabel('Signé le').fill('2026-01-05');
  await desk.getByLabel('Signé par').fill('Anne Riou');
  await desk.getByRole('button', { name: 'Enregistrer un mandat' }).click();
  await expect(desk.getByText('Indiquez l’article')).toBeVisible();
  await desk.getByLabel('Article de la clause').fill('7');
  await desk.getByLabel('PDF signé').setInputFiles(pdf);
  await desk.getByRole('button', { name: 'Enregistrer un mandat' }).click();
  await expect(desk.getByText('Vaut accord après 48 h, article 7')).toBeVisible();
}

/** A closing day is added, taken away again, and a version saved. */
async function changePolicy(desk: Page, rehearse: () => Promise<void>) {
  await desk.getByRole('link', { name: 'Modifier la politique' }).click();
  await desk.getByRole('button', { name: 'Ajouter une fermeture' }).click();
  await desk.getByLabel('Du', { exact: true }).fill('2000-01-01');
  await desk.getByLabel('Au', { exact: true }).fill('2099-12-31');
  await desk.getByLabel('Heures ouvrées').check();
  await rehearse();
  await expect(desk.getByText('ce délai ne finirait jamais').first()).toBeVisible();
  await desk.getByRole('button', { name: 'Retirer la ligne 1' }).first().click();
  await expect(desk.getByLabel('Du', { exact: true })).toHaveCount(0);
  await rehearse();
  await expect(desk.getByText('ce délai ne finirait jamais')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Enregistrer la version 2' }).click();
  await expect(desk.getByText('48 heures ouvrées')).toBeVisible();
}

test('a business is made ready: identity, owner, mandate with its PDF, policy rehearsed and saved', async ({
  desk,
}) => {
  await makeReady(desk);
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('link', { name: 'mandat.pdf' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).equals(buffer)).toBe(true);
  // With scripts the rehearsal follows what is typed.
  await changePolicy(desk, async () => undefined);
});

test('the same without scripts', async ({ browser, product }) => {
  const desk = await newPage(browser, product, { javaScriptEnabled: false });
  await letIn(desk, product, colleagues[0].email);
  await makeReady(desk);
  await changePolicy(desk, () => desk.getByRole('button', { name: 'Essayer sans enregistrer' }).click());
  await desk.context().close();
});

test('who only reads sees everything and changes nothing', async ({ browser, product }) => {
  const desk = await newPage(browser, product);
  await letIn(desk, product, 'claire@calame.example');
  await desk.goto('/businesses');
  await desk.getByRole('link', { name: 'Vasseur Plomberie Chauffage' }).click();
  await expect(desk.getByText('Vaut accord après 48 h')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Ajouter un dirigeant' })).toHaveCount(0);
  const refused = await desk.request.post(desk.url(), {
    form: { act: 'end-mandate' },
    headers: { origin: product.origin },
  });
  expect(refused.status()).toBe(403);
  expect((await desk.goto('/businesses/new'))?.status()).toBe(403);
  await desk.context().close();
});
