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
