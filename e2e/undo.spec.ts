import type { Page } from '@playwright/test';
import { owners } from '#db/schema/index.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest } from './support/owner.ts';
import { expect, linkIn, test } from './support/test.ts';

test('an approval is taken back within ten minutes, and the clock goes on', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  await openRequest(phone, mailbox);
  await approveOn(phone);
  await product.pass(0.1);

  await phone.getByRole('button', { name: 'Annuler ma validation' }).click();
  await expect(phone.getByText('Votre validation est annulée. Rien n’a été émis.')).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Valider la facture' })).toBeEnabled();

  await product.pass(0.2);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'awaiting.running', decided_by: null });
  expect((await invoiceOf(product, invoiceId)).number).toBeNull();
});

test('after ten minutes it is final, and the page says so', async ({ product, phone, mailbox }) => {
  const { invoiceId } = await askOwner(product);
  await openRequest(phone, mailbox);
  await approveOn(phone);
  await product.pass(0.2);

  // The page of before, still open with its button.
  await phone.getByRole('button', { name: 'Annuler ma validation' }).click();
  await expect(phone.getByText('Les dix minutes sont écoulées : votre accord est définitif.')).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Annuler ma validation' })).toBeHidden();

  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'issued', decided_by: 'owner' });
  expect((await invoiceOf(product, invoiceId)).number).not.toBeNull();
});

test('who comes back by the mail takes an approval back, or lets the clock go on, in two steps', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const link = await openRequest(phone, mailbox);
  await approveOn(phone);

  await phone.goto(link);
  await phone.getByRole('button', { name: 'Annuler ma validation' }).click();
  const question = phone.getByRole('dialog', { name: 'Annuler votre validation ?' });
  await question.getByRole('button', { name: 'Annuler ma validation' }).click();
  await expect(phone.getByText('Votre validation est annulée. Rien n’a été émis.')).toBeVisible();
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'awaiting.running', decided_by: null });

  await phone.getByRole('button', { name: 'J’ai besoin de temps' }).click();
  await phone.getByRole('radio').first().check();
  await phone.getByRole('button', { name: 'Suspendre le délai' }).click();
  await phone.getByText('Le délai est suspendu.').waitFor();
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Reprendre le délai maintenant' }).click();
  await phone.getByRole('dialog', { name: 'Reprendre le délai ?' }).getByRole('button').first().click();
  await expect(phone.getByText('Le délai a repris.')).toBeVisible();
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');
});

test('another owner is told whose approval is taken back, at each step', async ({
  product,
  phone,
  mailbox,
}) => {
  const email = 'nadia@vasseur-plomberie.example';
  await product.db.insert(owners).values({
    officeId: product.people.officeId,
    id: newId(),
    businessId: product.people.businesses.plumber?.id ?? '',
    name: 'Nadia Vasseur',
    email,
    role: 'Associée',
  });
  await askOwner(product);
  await openRequest(phone, mailbox);
  await approveOn(phone);

  await phone.goto(linkIn(await mailbox.newest(email), '/review/'));
  await expect(
    phone.getByRole('button', {
      name: 'Demander une correction, ce qui annule la validation de Thierry Vasseur',
    }),
  ).toBeVisible();
  await phone.getByRole('button', { name: 'Annuler la validation de Thierry Vasseur', exact: true }).click();
  await phone
    .getByRole('dialog')
    .getByRole('button', { name: 'Annuler la validation de Thierry Vasseur' })
    .click();
  await expect(phone.getByText('La validation de Thierry Vasseur est annulée.')).toBeVisible();
  await expect(phone.getByText('Votre validation')).toBeHidden();
});

test('who approved and then sees a mistake says so in one act, and nothing is issued', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  await openRequest(phone, mailbox);
  await approveOn(phone);

  await phone.getByRole('button', { name: 'Demander une correction' }).click();
  const question = phone.getByRole('dialog');
  await expect(question.getByText('est annulé dès l’envoi : rien n’est émis.')).toBeVisible();
  await question.getByLabel('Où est l’erreur').selectOption({ label: 'Autre chose' });
  await question.getByLabel('Ce qui doit changer').fill('Le chantier était à Corbie.');
  await question.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(phone.getByText('Votre demande est partie.')).toBeVisible();

  await product.pass(0.2);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'correcting', decided_by: null });
  expect((await invoiceOf(product, invoiceId)).number).toBeNull();
});

test('a page that was open before an approval was taken back does not give it once more; read anew it does', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const link = await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  const approve = (page: Page) =>
    page.getByRole('dialog').getByRole('button', { name: 'Confirmer la validation' }).click();
  await phone.getByRole('dialog').waitFor();
  const other = await phone.context().newPage();
  await other.goto(phone.url());
  await approve(phone);
  await phone.getByRole('button', { name: 'Annuler ma validation' }).click();
  await phone.getByText('Votre validation est annulée.').waitFor();

  await approve(other);
  await expect(other.getByRole('alert')).toContainText('Une réponse a été reprise');
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'awaiting.running', decided_by: null });
  await other.goto(link);
  await approveOn(other);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'approved', decided_by: 'owner' });
});
