import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues } from '#app/start/demo/people.ts';
import { rows } from '#db/client.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { openRequest, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, letIn, linkIn, test } from './support/test.ts';

const [ines, , sara] = colleagues;
const restored = /Nous avons remis ce que vous aviez écrit le/;

const business = ({ people }: Product) => `/businesses/${people.businesses.plumber?.id}`;
const endSessions = ({ db }: Product) => db.execute(sql`delete from sessions`);
const namesOfOwners = async ({ db }: Product) =>
  (await rows<{ name: string }>(db, sql`select name from owners`)).map(({ name }) => name);

async function addOwner(desk: Page, product: Product, name: string, email = 'anne@riou.example') {
  await desk.goto(`${business(product)}?edit=owner`);
  // A page that does not listen yet keeps nothing, and sends as a page without scripts does.
  await expect(async () => {
    await desk.getByLabel('Prénom et nom').fill('');
    await desk.getByLabel('Prénom et nom').fill(name);
    await desk.getByRole('textbox', { name: 'E‑mail' }).fill(email);
    expect(await stored(desk)).toContain('tacite:typed:');
  }).toPass();
}
const send = (desk: Page) => desk.getByRole('button', { name: 'Ajouter un dirigeant' }).click();
const stored = (desk: Page) => desk.evaluate(() => JSON.stringify({ ...sessionStorage }));

test('words typed before the session was lost come back after signing in, and are sent by their person', async ({
  product,
  desk,
}) => {
  await addOwner(desk, product, 'Anne <b>Riou</b>');
  await endSessions(product);
  await send(desk);
  await desk.waitForURL(/\/sign-in\?redirectTo=/);
  await expect(desk.getByText('Vous retrouverez la page avec ce que vous aviez écrit')).toBeVisible();
  await desk.getByLabel(/^Adresse/).fill(ines.email);
  await desk.getByLabel(/Mot de passe/).fill(product.password);
  await desk.getByRole('button', { name: 'Continuer' }).click();
  const code = desk.getByLabel('Code à six chiffres');
  await expect(code).toBeFocused();
  await code.pressSequentially(new TOTP({ secret: ines.totp }).generate());

  await desk.waitForURL(/edit=owner/);
  await expect(desk.getByText(restored)).toBeVisible();
  await expect(desk.getByLabel('Prénom et nom'), 'as text').toHaveValue('Anne <b>Riou</b>');
  await expectAccessible(desk, 'a form whose words came back');
  expect(await namesOfOwners(product), 'nothing was sent by itself').not.toContain('Anne <b>Riou</b>');
  await send(desk);
  await expect(desk.getByText('Le dirigeant est enregistré')).toBeVisible();
  expect(await namesOfOwners(product)).toContain('Anne <b>Riou</b>');
  expect(await stored(desk), 'what was sent is kept no longer').not.toContain('Riou');
});

test('without a network the form stays with its words, and goes when it is sent again', async ({
  product,
  desk,
}) => {
  await addOwner(desk, product, 'Anne Riou');
  await desk.context().setOffline(true);
  await send(desk);
  await expect(desk.getByRole('alert')).toContainText('votre envoi n’est pas parti');
  await expect(desk.getByRole('button', { name: 'Réessayer' })).toBeFocused();
  await expectAccessible(desk, 'a form that was not sent');
  await desk.getByLabel('Prénom et nom').fill('Anne Riou-Petit');
  await desk.context().setOffline(false);
  await desk.getByRole('button', { name: 'Réessayer' }).click();
  await expect(desk.getByText('Le dirigeant est enregistré')).toBeVisible();
  expect(await namesOfOwners(product)).toContain('Anne Riou-Petit');

  // Cut before the answer: whether it arrived is not known, and is not claimed.
  await addOwner(desk, product, 'Léa Riou', 'lea@riou.example');
  await desk.route('**/*.data*', (route) => route.abort('connectionreset'), { times: 1 });
  await send(desk);
  await expect(desk.getByRole('alert')).toContainText('nous ne savons pas si votre envoi est arrivé');
  await desk.getByLabel('Prénom et nom').press('Enter');
  await expect(desk.getByText('Le dirigeant est enregistré')).toBeVisible();
});

test('words survive a page loaded anew; cleared or given up, they are gone', async ({ product, desk }) => {
  await addOwner(desk, product, 'Anne Riou');
  await desk.reload();
  await expect(desk.getByText(restored)).toBeVisible();
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('Anne Riou');
  await desk.getByRole('button', { name: 'Effacer ce qui a été remis' }).click();
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('');
  await expect(desk.getByLabel('Prénom et nom')).toBeFocused();
  await desk.reload();
  await expect(desk.getByText(restored)).toBeHidden();

  await desk.getByLabel('Prénom et nom').fill('Léa Riou');
  await desk.getByRole('link', { name: 'Annuler' }).click();
  expect(await stored(desk)).not.toContain('Riou');
});

test('what a colleague changed meanwhile is said where words take its place', async ({ product, desk }) => {
  await desk.goto(`${business(product)}?edit=identity`);
  await desk.getByLabel('Ville').fill('Doullens');
  await product.db.execute(sql`update businesses set party = jsonb_set(party, '{address,city}', '"Corbie"')`);
  await desk.reload();
  await expect(desk.getByLabel('Ville')).toHaveValue('Doullens');
  await expect(desk.getByText('Ces champs ont changé entre-temps')).toBeVisible();
  await expect(desk.locator('form .diff')).toContainText('Corbie');
});

test('no password and no code is kept, and a colleague in the same tab finds nothing', async ({
  product,
  desk,
}) => {
  await desk.goto('/account?edit=password');
  for (const field of await desk.locator('input[type="password"]').all())
    await field.fill('phrase secrète 1');
  await addOwner(desk, product, 'Anne Riou');
  const kept = await stored(desk);
  expect(kept).toContain('Riou');
  expect(kept).not.toContain('secrète');

  await endSessions(product);
  await letIn(desk, product, sara.email);
  await desk.goto(`${business(product)}?edit=owner`);
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('');
  expect(await stored(desk)).not.toContain('Riou');
});

test('signing out takes what was typed along', async ({ product, desk }) => {
  await addOwner(desk, product, 'Anne Riou');
  await desk.locator('summary.avatar').click();
  await desk.getByRole('button', { name: 'Se déconnecter' }).first().click();
  await desk.waitForURL('**/sign-in');
  expect(await stored(desk)).not.toContain('Riou');
});

test('an act that goes elsewhere is come back to where its words stand', async ({ product, desk }) => {
  const { invoiceId } = await askOwner(product);
  await desk.goto(`/invoices/${invoiceId}?ask=withdraw`);
  await desk.getByLabel(/^Motif/).fill('Mauvais client');
  await endSessions(product);
  await desk.getByRole('dialog').getByRole('button').last().click();
  await desk.waitForURL(/\/sign-in\?/);
  expect(new URL(desk.url()).searchParams.get('redirectTo')).toBe(`/invoices/${invoiceId}?ask=withdraw`);
  await letIn(desk, product, ines.email);
  await desk.goto(`/invoices/${invoiceId}?ask=withdraw`);
  await expect(desk.getByLabel(/^Motif/)).toHaveValue('Mauvais client');
});

test('from the page of an error one returns to where the words stand, and finds them', async ({
  product,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  await desk.goto(`/invoices/${invoiceId}?ask=withdraw`);
  await desk.getByLabel(/^Motif/).fill('Mauvais client');
  const broken = { status: 500, body: 'broken' };
  await desk.route('**/*.data*', (route) => route.fulfill(broken), { times: 1 });
  await desk.getByRole('dialog').getByRole('button').last().click();
  await expect(desk.locator('[data-error]')).toBeVisible();
  await desk.getByRole('link', { name: 'Réessayer' }).click();
  await expect(desk).toHaveURL(new RegExp(`/invoices/${invoiceId}\\?ask=withdraw$`));
  await expect(desk.getByText(restored)).toBeVisible();
  await expect(desk.getByLabel(/^Motif/)).toHaveValue('Mauvais client');
  await expectAccessible(desk, 'a question whose words came back');
});

test('before a session ends for want of use it is asked, and one key keeps it open', async ({
  product,
  desk,
}) => {
  await addOwner(desk, product, 'Anne Riou');
  await desk.clock.install();
  await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk.clock.fastForward('27:05');
  const asked = desk.getByRole('alertdialog', { name: 'Êtes-vous toujours là ?' });
  await expect(asked.getByRole('button', { name: 'Rester connecté' })).toBeFocused();
  await expectAccessible(desk, 'the question before a session ends');
  const [stayed] = await Promise.all([
    desk.waitForResponse((answer) => answer.url().endsWith('/stay')),
    desk.keyboard.press('Enter'),
  ]);
  expect(stayed.status()).toBe(204);
  await expect(asked).toBeHidden();
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('Anne Riou');

  await desk.clock.fastForward('27:05');
  await endSessions(product);
  await desk.keyboard.press('Escape');
  const over = desk.getByRole('alertdialog', { name: 'Votre session a pris fin.' });
  await expect(over.getByRole('link', { name: 'Se reconnecter' })).toHaveAttribute('href', /edit%3Downer/);
});

test('before the twelve hours of a session are over it is said; the words come back after signing in again', async ({
  product,
  desk,
}) => {
  const closing = desk.getByRole('alertdialog', { name: 'Votre session prend bientôt fin.' });
  await product.db.execute(sql`update sessions set ends_at = clock_timestamp() + interval '25 minutes'`);
  await addOwner(desk, product, 'Anne Riou');
  await desk.clock.install();
  await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk.clock.fastForward('14:00');
  await expect(closing).toBeHidden();
  await desk.clock.fastForward('01:05');
  await expect(closing.getByRole('button', { name: 'Terminer ce que je fais' })).toBeFocused();
  await expectAccessible(desk, 'a session that is nearly over');
  await desk.keyboard.press('Enter');
  await expect(closing).toBeHidden();
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('Anne Riou');
  // Told once; its end is told too.
  await desk.clock.fastForward('09:00');
  const over = desk.getByRole('alertdialog', { name: 'Votre session a pris fin.' });
  await expect(over).toBeHidden();
  await desk.clock.fastForward('01:00');
  await expect(over.getByRole('link', { name: 'Se reconnecter' })).toHaveAttribute('href', /edit%3Downer/);
});

test('told that the session is nearly over one signs in again at once, and finds what was typed', async ({
  product,
  desk,
}) => {
  await product.db.execute(sql`update sessions set ends_at = clock_timestamp() + interval '12 minutes'`);
  await addOwner(desk, product, 'Anne Riou');
  await desk.clock.install();
  await desk.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await desk.clock.fastForward('03:00');
  await desk.getByRole('link', { name: 'Me reconnecter maintenant' }).click();
  await desk.getByLabel(/^Adresse/).fill(ines.email);
  await desk.getByLabel(/Mot de passe/).fill(product.password);
  await desk.getByRole('button', { name: 'Continuer' }).click();
  const code = desk.getByLabel('Code à six chiffres');
  await expect(code).toBeFocused();
  await code.pressSequentially(new TOTP({ secret: ines.totp }).generate());
  await desk.waitForURL(/edit=owner/);
  await expect(desk.getByText(restored)).toBeVisible();
  await expect(desk.getByLabel('Prénom et nom')).toHaveValue('Anne Riou');
  await expect(desk.getByRole('alertdialog')).toBeHidden();
});

test('what an owner reports outlives a lost network and a lost session', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const openReport = async () => {
    await openRequest(phone, mailbox);
    // The first press makes the session of the link.
    await phone.getByRole('button', { name: 'Valider la facture' }).click();
    await expect(phone.getByRole('dialog')).toBeVisible();
    await phone.goto(`/report?from=review&id=${invoiceId}`);
  };
  const body = phone.getByLabel('Ce que vous voulez ajouter');
  const kind = phone.getByRole('radio', { name: /Ce n’était pas moi/ });
  const goOn = phone.getByRole('button', { name: 'Continuer' });
  await openReport();
  await body.fill('Je n’ai rien ouvert.');
  await kind.check();
  await phone.context().setOffline(true);
  await expect(goOn).toHaveAttribute('aria-disabled', 'true');
  await expect(phone.locator('[data-offline-notice]')).toBeVisible();
  await phone.context().setOffline(false);

  await phone.context().clearCookies();
  await goOn.click();
  await expect(body).toBeHidden();
  await openReport();
  await expect(body).toHaveValue('Je n’ai rien ouvert.');
  await expect(kind).toBeChecked();
  await goOn.click();
  await phone.getByRole('button', { name: 'Signaler' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('C’est signalé');
  expect(await stored(phone), 'what was sent is kept no longer').not.toContain('rien ouvert');
});

test('the page to object to a change of owners waits for the network with its tick', async ({
  product,
  desk,
  phone,
  mailbox,
}) => {
  await addOwner(desk, product, 'Anne Riou');
  await send(desk);
  await expect(desk.getByText('Le dirigeant est enregistré')).toBeVisible();
  await product.settle();
  await phone.goto(linkIn(await mailbox.newest(thierry.email), '/objection/'));
  const sure = phone.getByRole('checkbox');
  const object = phone.locator('form[data-act=object] button');
  await sure.check();
  await phone.context().setOffline(true);
  await expect(object).toHaveAttribute('aria-disabled', 'true');
  await phone.context().setOffline(false);
  await phone.reload();
  await expect(sure).toBeChecked();
  await expectAccessible(phone, 'an objection that was typed before');
  await object.click();
  await expect(phone.locator('[data-status=objected]')).toBeVisible();
  expect(await stored(phone)).not.toContain('tacite:report');
});

test('an owner’s message survives a page loaded anew', async ({ product, phone, mailbox }) => {
  await askOwner(product);
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: /Commenter la ligne 1/ }).click();
  await phone.getByLabel('Votre message').fill('Le déplacement n’était-il pas offert ?');
  await phone.reload();
  await expect(phone.getByLabel('Votre message')).toHaveValue('Le déplacement n’était-il pas offert ?');
});
