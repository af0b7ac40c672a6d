import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues } from '#app/start/demo/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { expect, linkIn, newPage, signIn, test } from './support/test.ts';

test.use({ byHand: true });

const ines = colleagues[0];

/** A device that keeps passkeys and recognises its person, built into Chromium. */
async function withAuthenticator(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const isUserVerified = (is: boolean) =>
    cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: is });
  return { isUserVerified };
}

/** As if the last factor had been given long ago. */
const growStale = (product: { db: { execute: (query: ReturnType<typeof sql>) => Promise<unknown> } }) =>
  product.db.execute(sql`update sessions set factor_at = factor_at - interval '10 minutes'`);

/** The next code of the telephone: the one of the sign-in has been used. */
const nextCode = () => new TOTP({ secret: ines.totp }).generate({ timestamp: Date.now() + 30_000 });

test('a passkey is added, signs in by itself, and is removed', async ({ desk, mailbox }) => {
  const device = await withAuthenticator(desk);
  await desk.goto('/account');
  await desk.getByRole('link', { name: 'Ajouter une clé d’accès' }).click();
  await desk.getByLabel('Nom de la clé').fill('Ordinateur du bureau');
  await desk.getByRole('button', { name: 'Créer la clé' }).click();
  await expect(desk.getByText('La clé d’accès est ajoutée.')).toBeVisible();
  await expect(desk.locator('[data-passkey]')).toContainText('Ordinateur du bureau');
  expect((await mailbox.newest(ines.email, /clé d’accès/)).text).toContain('Ordinateur du bureau');

  await desk.locator('main form[data-act="sign-out"]').getByRole('button').click();
  await desk.waitForURL('**/sign-in');
  await device.isUserVerified(false);
  await desk.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await expect(desk.getByRole('alert')).toContainText('Rien n’est fait');
  await device.isUserVerified(true);
  await desk.goto('/sign-in?redirectTo=%2Fcustomers');
  await desk.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
  await desk.waitForURL('**/customers');

  await desk.goto('/account');
  await expectAccessible(desk, 'account with a passkey');
  await desk.getByRole('link', { name: 'Retirer Ordinateur du bureau' }).click();
  await desk.getByRole('button', { name: 'Retirer la clé' }).click();
  await expect(desk.getByText('La clé d’accès est retirée.')).toBeVisible();
  await expect(desk.locator('[data-passkey]')).toHaveCount(0);
});

test('what needs a recent factor asks for one, and goes on where it was', async ({ product, desk }) => {
  await withAuthenticator(desk);
  await desk.goto('/account?edit=passkey');
  await desk.getByLabel('Nom de la clé').fill('Téléphone');
  await desk.getByRole('button', { name: 'Créer la clé' }).click();
  await expect(desk.locator('[data-passkey]')).toHaveCount(1);

  await growStale(product);
  await desk.goto('/account/factor');
  await expect(desk).toHaveURL(/\/confirm\?redirectTo=%2Faccount%2Ffactor$/);
  await expectAccessible(desk, 'confirm');
  await desk.getByRole('button', { name: 'Confirmer avec une clé d’accès' }).click();
  await desk.waitForURL('**/account/factor');

  await growStale(product);
  const { plumber } = product.people.businesses;
  await desk.goto(`/businesses/${plumber?.id}?edit=identity`);
  await desk.getByLabel('IBAN').fill('FR1420041010050500013M02606');
  await desk.getByLabel('Nom d’usage').fill('Vasseur & fils');
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  const code = desk.getByLabel('Code de votre application');
  await expect(code).toBeFocused();
  await expect(desk.getByLabel('Nom d’usage')).toHaveValue('Vasseur & fils');
  await code.fill(nextCode());
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Vasseur & fils');

  // A passkey does it in the form itself, which then goes as it was filled in.
  await growStale(product);
  await desk.goto(`/businesses/${plumber?.id}?edit=identity`);
  await desk.getByLabel('IBAN').fill('FR7630006000011234567890189');
  await desk.getByLabel('Nom d’usage').fill('Vasseur père et fils');
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await desk.locator('form [data-act="confirm"]').click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Vasseur père et fils');
});

test('recovery codes are shown once, and one of them lets in when the telephone is lost', async ({
  browser,
  product,
  desk,
}) => {
  await desk.goto('/account');
  await desk.getByRole('link', { name: 'Créer mes codes' }).click();
  await desk.getByRole('button', { name: 'Créer dix codes' }).click();
  const shown = desk.locator('.codes code');
  await expect(shown).toHaveCount(10);
  const [code = ''] = await shown.allTextContents();
  await expectAccessible(desk, 'recovery codes');
  await desk.goto('/account/codes');
  await expect(desk.locator('.codes code')).toHaveCount(0);

  const other = await newPage(browser, product);
  const enter = async () => {
    await other.goto('/sign-in');
    await other.getByLabel('Adresse e‑mail').fill(ines.email);
    await other.getByLabel('Mot de passe').fill(product.password);
    await other.getByRole('button', { name: 'Continuer' }).click();
    await other.getByRole('link', { name: 'Je n’ai pas mon téléphone' }).click();
    await other.getByLabel('Code de secours').fill(code.toUpperCase());
    await other.getByRole('button', { name: 'Se connecter' }).click();
  };
  await enter();
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Inès');
  await other.goto('/account');
  await expect(other.getByText('9 codes restent')).toBeVisible();
  await other.context().clearCookies();
  await enter();
  await expect(other.getByText('Ce code n’est pas le bon')).toBeVisible();
  await other.context().close();
});

test('sessions are listed with where they are, and the others can be ended', async ({
  browser,
  product,
  desk,
  mailbox,
}) => {
  const other = await newPage(browser, product, {
    userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1',
  });
  await product.db.execute(sql`update staff set totp_last_step = 0`);
  await signIn(other, product, ines.email);
  expect((await mailbox.newest(ines.email, /nouveau navigateur/)).text).toContain('Safari sur iPhone');

  await desk.goto('/account');
  await expect(desk.locator('[data-status="this"]')).toContainText('cette session');
  const theirs = desk.locator('[data-status="other"]');
  await expect(theirs).toContainText('Safari sur iPhone');
  await theirs.getByRole('button').click();
  await expect(desk.getByText('La session est fermée.')).toBeVisible();
  await other.goto('/invoices');
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test('a forgotten password is chosen anew through the mail', async ({ browser, product, mailbox }) => {
  const page = await newPage(browser, product);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
  await expectAccessible(page, 'forgotten password');
  const ask = async (email: string) => {
    await page.goto('/password');
    await page.getByLabel('Adresse e‑mail').fill(email);
    await page.getByRole('button', { name: 'Envoyer le lien' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Regardez votre boîte');
    return page.locator('main').textContent();
  };
  expect(await ask('nobody@calame.example')).toBe(await ask(ines.email));
  const link = linkIn(await mailbox.newest(ines.email, /mot de passe/), '/password/');
  await page.goto(link);
  await expectAccessible(page, 'new password');
  await page.getByLabel('Nouveau mot de passe').fill('quatre mots tout neufs ici');
  await page.getByLabel('Le même').fill('quatre mots tout neufs ici');
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre mot de passe est changé');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien ne fonctionne plus');
  expect((await mailbox.newest(ines.email, /remplacé/)).text).toContain('mot de passe');
  await page.context().close();
});
