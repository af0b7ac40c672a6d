import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { owners } from '#db/schema/index.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { askOwner } from './support/drafts.ts';
import { reviewOf } from './support/facts.ts';
import { openRequest, thierry } from './support/owner.ts';
import { expect, linkIn, test } from './support/test.ts';

/** What a page says, without the masked address, which differs by person. */
const words = async (page: Page) =>
  (await page.locator('main').textContent())?.replace(/\S+@\S+/g, '').replace(/\s+/g, ' ');

test('links that open nothing look alike, and one tap asks for a new one', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const link = linkIn(await mailbox.newest(thierry.email), '/review/');
  const mails = await mailbox.count(thierry.email);

  const unknown = await phone.goto(`/review/${'A'.repeat(43)}`);
  expect(unknown?.status()).toBe(404);
  const said = await words(phone);
  await expect(phone.locator('[data-status="gone"]')).toBeVisible();
  await phone.getByLabel('Votre adresse e‑mail').fill(thierry.email);
  await phone.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(phone.getByText('C’est noté')).toBeVisible();
  await product.settle();

  await rows(product.db, sql`update links set revoked_at = app_clock()`);
  expect((await phone.goto(link))?.status()).toBe(404);
  expect(await words(phone)).toBe(said);
  expect(await phone.content()).not.toContain('SCI du Canal');
  // Without a link of his, what he named was an address: the mail leads to all that waits for him.
  expect(linkIn(await mailbox.newest(thierry.email), '/portal/')).toBeTruthy();
  expect(await mailbox.count(thierry.email)).toBe(mails + 1);

  await phone.getByLabel('Votre adresse e‑mail').fill(thierry.email);
  await phone.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(phone.getByText('C’est noté')).toBeVisible();
  await product.settle();
  const renewed = await mailbox.newest(thierry.email);
  expect(await mailbox.count(thierry.email)).toBe(mails + 2);
  await phone.goto(linkIn(renewed, '/review/'));
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('SCI du Canal');

  // 120 days later the draft is an invoice, by silence, and the links have expired.
  await product.pass(121 * 24);
  expect((await phone.goto(linkIn(renewed, '/review/')))?.status()).toBe(404);
  expect(await words(phone)).toBe(said);
  await phone.getByLabel('Votre adresse e‑mail').fill(thierry.email);
  await phone.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(phone.getByText('C’est noté')).toBeVisible();
  await openRequest(phone, mailbox, thierry, /lien/);
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Validée sans réponse de votre part');
  expect((await reviewOf(product, invoiceId)).state).toBe('issued');
});

test('the first POST takes the token out of the address, and nobody’s session is replaced', async ({
  product,
  phone,
  mailbox,
}) => {
  const { plumber } = product.people.businesses;
  await product.db.insert(owners).values({
    officeId: product.people.officeId,
    id: newId(),
    businessId: plumber?.id ?? '',
    name: 'Nadia Vasseur',
    email: 'nadia@vasseur-plomberie.example',
    role: 'Associée',
  });
  const { invoiceId } = await askOwner(product);
  const whoApproves = phone.getByRole('dialog').getByText(/Vous validez en tant que/);

  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await expect(whoApproves).toContainText('Thierry Vasseur');
  expect(new URL(phone.url()).pathname).toBe(`/r/${invoiceId}`);
  expect(phone.url()).not.toMatch(/[A-Za-z0-9_-]{43}/);

  await phone.goto(linkIn(await mailbox.newest('nadia@vasseur-plomberie.example'), '/review/'));
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await expect(whoApproves).toContainText('Nadia Vasseur');
  await phone.goto(`/r/${invoiceId}?ask=approve`);
  await expect(whoApproves).toContainText('Thierry Vasseur');
});

test('a damaged link about a change of owners says whom to call, and asks for a link by address', async ({
  product,
  phone,
  mailbox,
}) => {
  await askOwner(product);
  const mails = await mailbox.count(thierry.email);
  expect((await phone.goto(`/objection/${'A'.repeat(43)}`))?.status()).toBe(404);
  await expect(phone.getByText(/Rien ne vient\s\? Appelez .+ au 03/)).toBeVisible();
  await phone.getByLabel('Votre adresse e‑mail').fill(thierry.email);
  await phone.getByRole('button', { name: 'Recevoir un lien' }).click();
  await expect(phone.getByText('C’est noté')).toBeVisible();
  await product.settle();
  expect(await mailbox.count(thierry.email)).toBe(mails + 1);
});

test('without its cookie a page opens nothing, and another site can post nothing', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  expect((await phone.goto(`/r/${invoiceId}`))?.status()).toBe(404);
  const closed = phone.locator('[data-status="closed"]');
  await expect(closed).toBeVisible();
  await expect(closed.getByText(/Rien ne vient\s\? Appelez .+ au 03/)).toBeVisible();
  await expect(closed.getByRole('link', { name: 'Recevoir un lien par e‑mail' })).toBeVisible();

  const link = await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await phone.getByRole('dialog').waitFor();
  const form = Object.fromEntries(
    await phone
      .locator('form[data-act="approve"] input')
      .evaluateAll((inputs) =>
        inputs.map((each) => [(each as HTMLInputElement).name, (each as HTMLInputElement).value]),
      ),
  );
  const headers = { origin: 'https://evil.example' };
  for (const url of [link, `/r/${invoiceId}`, '/sign-in'])
    expect((await phone.request.post(url, { form, headers })).status()).toBe(403);
  const crossSite = { 'sec-fetch-site': 'cross-site', origin: product.origin };
  expect((await phone.request.post(`/r/${invoiceId}`, { form, headers: crossSite })).status()).toBe(403);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');
});
