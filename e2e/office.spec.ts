import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues, office } from '#app/start/demo/people.ts';
import { expectAccessible } from './support/accessible.ts';
import type { Product } from './support/product.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

const [ines] = colleagues;

/** The next code of the telephone: the one of the sign-in has been used. */
const nextCode = () => new TOTP({ secret: ines.totp }).generate({ timestamp: Date.now() + 30_000 });

/** As if the last factor had been given long ago. */
const growStale = ({ db }: Product) =>
  db.execute(sql`update sessions set factor_at = factor_at - interval '10 minutes'`);

const save = (desk: Page) => desk.getByRole('button', { name: 'Enregistrer' }).click();

/** The office becomes another: refused for its mistakes, then for want of a fresh factor, then saved; a script sends the code. */
async function rename(
  desk: Page,
  product: Product,
  { look, sendCode }: { look: (name: string) => Promise<void>; sendCode: () => Promise<void> },
) {
  await growStale(product);
  await desk.goto('/settings');
  await expect(desk.locator('[data-former]')).toHaveCount(0);
  await desk.getByRole('link', { name: 'Modifier', exact: true }).click();
  const field = (name: RegExp) => desk.getByRole('textbox', { name });
  await field(/^Nom/).fill('Calame & Associés');
  await field(/^Forme juridique/).fill('SARL au capital de 10 000 €');
  await field(/^SIREN/).fill('12345');
  await field(/^Ville/).fill('');
  await field(/^E.mail/).fill('bureau@calame');
  await save(desk);
  await expect(field(/^SIREN/)).toHaveAccessibleDescription(/Un SIREN a 9 chiffres/);
  await expect(field(/^Ville/)).toHaveAccessibleDescription(/ville/);
  await expect(field(/^E.mail/)).toHaveAccessibleDescription(/n’est pas complète/);
  for (const name of [/^SIREN/, /^Ville/, /^E.mail/])
    await expect(field(name)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(/^Nom/), 'nothing typed is lost').toHaveValue('Calame & Associés');
  await look('the office’s form with its mistakes');

  await field(/^SIREN/).fill('732 829 320');
  await field(/^N° de TVA/).fill('FR44732829320');
  await field(/^Ville/).fill('Abbeville');
  await field(/^E.mail/).fill(office.email);
  await save(desk);
  await expect(desk.getByLabel('Code de votre application')).toBeVisible();
  await expect(field(/^Ville/)).toHaveValue('Abbeville');
  await look('the office’s form that asks for a factor');
  await desk.getByLabel('Code de votre application').fill(nextCode());
  await sendCode();
  await expect(desk.getByText('L’identité du bureau est enregistrée')).toBeVisible();
  await expect(desk.getByText('au nom et pour le compte de')).toContainText('établies par Calame & Associés');
}

/** Who it was before stands below who it is. */
async function readHistory(desk: Page) {
  const former = desk.locator('[data-former]');
  await expect(former).toHaveCount(1);
  await expect(former, 'folded until it is asked for').toBeHidden();
  await desk.getByText('Identité précédente').click();
  await expect(former).toContainText('Jusqu’au');
  await expect(former).toContainText(office.name);
  await expect(former).toContainText(office.address.city);
  await expect(former).not.toContainText('Abbeville');
}

test('an administrator changes who the office is, mistakes stand beside their fields, and who it was is kept', async ({
  desk,
  product,
}) => {
  const nothing = async () => undefined;
  await rename(desk, product, { look: (name) => expectAccessible(desk, name), sendCode: nothing });
  await readHistory(desk);
  await expectAccessible(desk, 'settings with the office’s former identity');
  await desk.getByRole('link', { name: 'Modifier', exact: true }).click();
  await desk.getByRole('textbox', { name: /^Téléphone/ }).fill('03 53 01 42 99');
  await save(desk);
  await expect(desk.getByText('03 53 01 42 99')).toBeVisible();
  await expect(desk.locator('[data-former]'), 'another telephone is no other office').toHaveCount(1);
});

test('the same without scripts', async ({ browser, product }) => {
  const desk = await newPage(browser, product, { javaScriptEnabled: false });
  await letIn(desk, product, ines.email);
  await rename(desk, product, { look: async () => undefined, sendCode: () => save(desk) });
  await readHistory(desk);
  await desk.context().close();
});

test('who does not administer reads it and changes nothing', async ({ browser, product }) => {
  const desk = await newPage(browser, product);
  await letIn(desk, product, 'sara@calame.example');
  await desk.goto('/settings?edit=office');
  await expect(desk.getByText(`établies par ${office.name}`)).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Modifier', exact: true })).toHaveCount(0);
  await expect(desk.locator('form[data-act="update-office"]')).toHaveCount(0);
  const refused = await desk.request.post('/settings', {
    form: { act: 'update-office', name: 'Zibeline' },
    headers: { origin: product.origin },
  });
  expect(refused.status()).toBe(403);
  await desk.reload();
  await expect(desk.getByText(`établies par ${office.name}`)).toBeVisible();
  await desk.context().close();
});
