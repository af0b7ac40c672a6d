import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest, thierry } from './support/owner.ts';
import { expect, test } from './support/test.ts';

test('a correction is asked for, made, and read first in the next round', async ({
  product,
  phone,
  desk,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const old = await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  const dialog = phone.getByRole('dialog');
  await dialog.getByLabel('Quantité').check();
  await dialog.getByLabel('Valeur proposée').fill('3');
  await expect(dialog).toContainText('63,80 €');
  await dialog.getByLabel(/précision/i).fill('L’après-midi du 14 n’a pas été faite.');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();
  expect((await reviewOf(product, invoiceId)).state).toBe('correcting');
  expect((await mailbox.newest('ines@calame.example')).text).toContain('L’après-midi du 14');

  // The office sees what was asked beside the field it is about, corrects it and asks again.
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.locator('[data-status="correction"]').first()).toBeVisible();
  await expect(desk.locator('main')).toContainText('L’après-midi du 14 n’a pas été faite.');
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await expect(desk.locator('main')).toContainText('Ce que demande le dirigeant');
  await desk.getByLabel('Quantité, ligne 1').fill('3');
  await expect(desk.locator('[data-total="payable"]')).toHaveText('237,60 €');
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  await desk.waitForURL(`**/invoices/${invoiceId}*`);
  await product.settle();
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'awaiting.running', round: 2 });

  // The link of round one leads to round two.
  await phone.context().clearCookies();
  await phone.goto(old);
  await expect(phone.locator('[data-status="superseded"]')).toBeVisible();
  expect(await phone.locator('main').textContent()).not.toContain('SCI du Canal');
  await phone.getByRole('button', { name: 'Voir la version corrigée' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('SCI du Canal');

  expect((await mailbox.newest(thierry.email)).text).toMatch(/4.*3/s);
  await openRequest(phone, mailbox);
  const changes = phone.locator('.changes');
  await expect(changes.locator('del').first()).toHaveText(/^4/);
  await expect(changes.locator('ins').first()).toHaveText(/^3/);
  // On a phone too, what changed stands above the document.
  const [first, paper] = await Promise.all([changes.boundingBox(), phone.locator('.paper').boundingBox()]);
  expect(first?.y).toBeLessThan(paper?.y ?? 0);

  await approveOn(phone);
  await product.pass(0.2);
  expect((await invoiceOf(product, invoiceId)).total_cents).toBe(23760);
});

test('what was typed outlives a question closed by a slip, until it is sent', async ({
  product,
  phone,
  mailbox,
}) => {
  await askOwner(product);
  await openRequest(phone, mailbox);
  const ask = () => phone.getByRole('button', { name: 'Demander une correction' }).click();
  const question = phone.getByRole('dialog', { name: 'Que faut-il corriger ?' });
  await ask();
  await question.getByText('Quantité', { exact: true }).click();
  await question.getByLabel('Valeur proposée').fill('3');
  await question.getByLabel('Une précision').fill('Le rez-de-chaussée n’a pas été fait.');
  await phone.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(phone.getByRole('button', { name: 'Demander une correction' })).toBeFocused();

  await ask();
  await expect(question.getByLabel('Valeur proposée')).toHaveValue('3');
  await expect(question.getByLabel('Une précision')).toHaveValue('Le rez-de-chaussée n’a pas été fait.');
  await expect(question.getByRole('radio', { name: 'Quantité' })).toBeChecked();
  await expect(question.getByText(/^soit /)).toBeVisible();
  await question.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();
  const left = await phone.evaluate(() =>
    Object.keys(sessionStorage).filter((key) => key.includes('answer')),
  );
  expect(left).toEqual([]);
});

test('an effect that could not be computed is said, and an error goes with what it was said of', async ({
  product,
  phone,
  mailbox,
}) => {
  await askOwner(product);
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  const dialog = phone.getByRole('dialog', { name: 'Que faut-il corriger ?' });
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  const error = dialog.getByText('Choisissez ce qui ne va pas.');
  await expect(error).toBeVisible();

  const unknown = dialog.locator('[data-uncomputed]');
  await phone.route('**/r/**', (route) => route.abort());
  await dialog.getByText('Quantité', { exact: true }).click();
  await expect(unknown).toHaveText(/^pas calculé/);
  await expect(unknown).toBeVisible();
  await expect(error).toHaveCount(0);
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  // Of the document as a whole only the office knows the amount: there is none to miss.
  await dialog.getByLabel('Où est l’erreur').selectOption({ label: 'Client ou adresse' });
  await expect(unknown).toBeHidden();

  await phone.unroute('**/r/**');
  await dialog.getByLabel('Où est l’erreur').selectOption({ index: 0 });
  await dialog.getByText('Quantité', { exact: true }).click();
  await dialog.getByLabel('Valeur proposée').fill('3');
  await expect(dialog.getByText(/^soit /)).toBeVisible();
  await expect(unknown).toBeHidden();
});

test('a correction round takes the office three presses and no scrolling, and a word goes with it', async ({
  product,
  phone,
  desk,
  mailbox,
}) => {
  const lines = Array.from({ length: 9 }, (_, n): [string, string, string, string, string] => [
    `Poste ${n + 1}`,
    '1',
    'C62',
    '100.00',
    '10',
  ]);
  const { invoiceId, reference } = await askOwner(product, { lines });
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  const dialog = phone.getByRole('dialog');
  await dialog.getByLabel('Où est l’erreur').selectOption({ label: 'Ligne 8, Poste 8' });
  await dialog.getByLabel('Prix unitaire').check();
  await dialog.getByLabel('Valeur proposée').fill('110');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();

  // One: from today into the editor, where what was asked has the focus, in sight.
  await desk.goto('/');
  await desk.getByRole('link', { name: `Corriger ${reference}` }).click();
  const take = desk.getByRole('button', { name: 'Reprendre 110' });
  await expect(take).toBeFocused();
  await expect(take).toBeInViewport();
  await expect(desk.locator('[data-open-requests]')).toHaveText('1 demande encore ouverte');
  await expectAccessible(desk, 'what was asked, at its line');
  await take.focus();
  const price = desk.getByLabel('Prix HT, ligne 8');
  // Typing undoes it, and the count follows.
  await desk.keyboard.press('Enter');
  await expect(price).toHaveValue('110,00');
  await expect(desk.locator('[data-open-requests]')).toBeHidden();
  await price.fill('100');
  await expect(desk.locator('[data-open-requests]')).toBeVisible();
  // Two: what was asked. Then the button that sends has the focus.
  await take.press('Enter');
  await expect(desk.locator('[data-total=payable]')).toHaveText(/^1.001,00\s€$/);
  const send = desk.getByRole('button', { name: 'Envoyer en validation' });
  await expect(send).toBeFocused();
  await expect(send).toBeInViewport();
  await desk.getByLabel('Un mot pour le dirigeant').fill('C’est corrigé, merci.');
  // Three.
  await send.press('Enter');
  await expect(desk.locator('main')).toContainText('Demande en route');
  expect(await desk.evaluate(() => window.scrollY)).toBe(0);
  expect((await reviewOf(product, invoiceId)).round).toBe(2);
  const mail = await mailbox.newest(thierry.email);
  expect(mail.text).toContain('C’est corrigé, merci.');
  await phone.context().clearCookies();
  await openRequest(phone, mailbox);
  await expect(phone.locator('.office-answer')).toContainText('C’est corrigé, merci.');
});

test('of a long draft any line can be corrected, named by its number', async ({
  product,
  phone,
  mailbox,
}) => {
  const lines = Array.from({ length: 230 }, (_, n): [string, string, string, string, string] => [
    `Poste ${n + 1}`,
    '1',
    'C62',
    '10.00',
    '10',
  ]);
  const { invoiceId } = await askOwner(product, { lines });
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  const dialog = phone.getByRole('dialog');
  await dialog.getByLabel(/Ce sont les lignes 1 à 100/).fill('137');
  await expectAccessible(phone, 'another line');
  await dialog.getByRole('button', { name: 'Y aller' }).click();
  await expect(dialog.getByLabel('Où est l’erreur').locator('option:checked')).toHaveText(
    'Ligne 137, Poste 137',
  );
  await dialog.getByLabel('Quantité').check();
  await dialog.getByLabel('Valeur proposée').fill('3');
  // 229 × 10,00 + 30,00, with VAT.
  await expect(dialog).toContainText(/2.552,00.€/);
  await expect(dialog.locator('.readonly')).toHaveText(/^1/);
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();
  expect((await reviewOf(product, invoiceId)).state).toBe('correcting');
});
