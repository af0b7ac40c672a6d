import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { dispatchesOf, invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest, thierry } from './support/owner.ts';
import { expect, linkIn, newPage, test } from './support/test.ts';

const customer = 'gestion@sci-du-canal.example';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The bytes a link of the page leads to, fetched with the reader's own cookies. */
async function download(page: Page, name: RegExp): Promise<Uint8Array> {
  const address = await page.getByRole('link', { name }).first().getAttribute('href');
  const answer = await page.request.get(new URL(address ?? '', page.url()).href);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  return answer.body();
}

test('from an empty editor to a delivered invoice, by an explicit approval', async ({
  product,
  desk,
  phone,
  browser,
  mailbox,
}) => {
  await desk.goto('/invoices/new');
  await desk.getByLabel('Nouvelle facture pour').fill('sci canal');
  await desk.getByRole('option', { name: 'SCI du Canal' }).click();
  await desk.getByLabel('Objet').fill('Remplacement du chauffe-eau, 2e étage');
  await desk.getByLabel('Réalisé du').fill('2026-11-02');
  await desk.getByLabel('au', { exact: true }).fill('2026-11-06');
  await fillLine(1, 'Chauffe-eau 200 L', '1', '842,00');
  await desk.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await fillLine(2, 'Pose et raccordement', '4,5', '58');
  await expect(desk.locator('[data-total="net"]')).toHaveText('1 103,00 €');
  await expect(desk.locator('[data-total="payable"]')).toHaveText('1 213,30 €');

  // Nothing of it is lost by a reload.
  await expect(desk.getByText(/Enregistrée le/)).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Désignation, ligne 2')).toHaveValue('Pose et raccordement');

  const invoiceId = new URL(desk.url()).pathname.split('/')[2] ?? '';
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  await desk.waitForURL((url) => url.pathname === `/invoices/${invoiceId}`);
  const asked = await mailbox.newest(thierry.email);
  expect(asked.text.split('\n').slice(0, 3).join(' ')).toMatch(/1.213,30.€ pour SCI du Canal/);
  expect((await invoiceOf(product, invoiceId)).number).toBeNull();

  await openRequest(phone, mailbox);
  await approveOn(phone);
  await product.pass(0.1);
  expect((await reviewOf(product, invoiceId)).state).toBe('approved');
  await product.pass(0.1);

  const invoice = await invoiceOf(product, invoiceId);
  expect(invoice).toMatchObject({ number: 'VPC-2026-0001', total_cents: 121330, status: 'delivered' });
  expect(await dispatchesOf(product, invoiceId)).toMatchObject([{ recipient: customer, state: 'delivered' }]);

  // The same bytes everywhere, and for everyone.
  await desk.goto(`/invoices/${invoiceId}`);
  expect(sha256(await download(desk, /PDF/))).toBe(invoice.pdf_sha256);
  await phone.reload();
  expect(sha256(await download(phone, /Télécharger la facture/))).toBe(invoice.pdf_sha256);
  const mail = await mailbox.newest(customer);
  expect(mail.files.map(({ content }) => sha256(content))).toEqual([invoice.pdf_sha256]);

  const payer = await newPage(browser, product);
  await payer.goto(linkIn(mail, '/invoice/'));
  await expect(payer.getByRole('heading', { level: 1 })).toContainText('VPC-2026-0001');
  expect(sha256(await download(payer, /Télécharger le PDF/))).toBe(invoice.pdf_sha256);
  await payer.getByRole('button', { name: 'Confirmer la réception' }).click();
  await expect(payer.locator('[data-status="acknowledged"]').first()).toBeVisible();
  await payer.context().close();

  await desk.reload();
  const trace = desk.locator('section[aria-labelledby="trace"]');
  await expect(trace.locator('[data-chain="true"]')).toBeVisible();
  for (const step of [
    'Facture provisoire créée',
    'Tour 1 : demande envoyée',
    'E‑mail remis, délai ouvert',
    'Accord exprès sur la version lue',
    'Numéro VPC-2026-0001 attribué, document scellé',
    'PDF rangé, envoi par e‑mail',
    'Facture remise au destinataire',
  ])
    await expect(trace).toContainText(step);
  await expect(desk.locator('main')).toContainText('Réception confirmée par SCI du Canal');

  async function fillLine(n: number, name: string, quantity: string, price: string) {
    await desk.getByLabel(`Désignation, ligne ${n}`).fill(name);
    await desk.getByLabel(`Quantité, ligne ${n}`).fill(quantity);
    await desk.getByLabel(`Prix HT, ligne ${n}`).fill(price);
    await desk.getByLabel(`TVA, ligne ${n}`).selectOption({ label: '10 %' });
  }
});
