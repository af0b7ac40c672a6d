import { sql } from 'drizzle-orm';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { reviewOf } from './support/facts.ts';
import { openRequest, thierry } from './support/owner.ts';
import { expect, linkIn, test } from './support/test.ts';

/** Every business asks for a code from so many cents on. */
const askCodesFrom = (
  product: { db: { execute: (query: ReturnType<typeof sql>) => Promise<unknown> } },
  cents: number,
) =>
  product.db.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
    select office_id, business_id, version + 1, policy || jsonb_build_object('codeAboveCents', ${cents}::int), created_by
    from policies p where version = (select max(version) from policies q where q.business_id = p.business_id)`);

test('above an amount the owner approves with a code from his mailbox', async ({
  product,
  phone,
  mailbox,
}) => {
  await askCodesFrom(product, 100);
  const { invoiceId } = await askOwner(product);
  await product.settle();
  await openRequest(phone, mailbox);
  await phone
    .getByRole('button', { name: /^Valider/ })
    .first()
    .click();
  const dialog = phone.locator('#approve-dialog');
  await expect(dialog.getByText('Un code en plus pour ce montant')).toBeVisible();
  await expectAccessible(phone, 'approval with a code');
  await dialog.getByRole('button', { name: 'Recevoir le code' }).click();
  await expect(dialog.getByText('Le code est parti')).toBeVisible();
  await expect(dialog.getByLabel('Code reçu par e‑mail')).toBeFocused();
  const code = /\b\d{6}\b/.exec((await mailbox.newest(thierry.email, /code/i)).text)?.[0] ?? '';
  const field = dialog.getByLabel('Code reçu par e‑mail');
  await field.fill(code === '111111' ? '222222' : '111111');
  await field.press('Enter');
  await expect(dialog.getByText('Ce code n’est pas le bon')).toBeVisible();
  // The page is read anew after a refusal; until then the button takes no second press.
  await expect(dialog.locator('#confirm-approve')).not.toHaveAttribute('aria-busy');
  await field.pressSequentially(code);
  // A form on its way is marked as the key goes down: the sixth digit decides nothing.
  expect(await dialog.locator('form[data-sent]').count()).toBe(0);
  await expect(field).toHaveValue(code);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');
  await dialog.locator('#confirm-approve').click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(/validé/i);
});

test('one code from the mailbox covers the documents that are approved together', async ({
  product,
  phone,
  mailbox,
}) => {
  await askCodesFrom(product, 100);
  await askOwner(product);
  await askOwner(product, { customer: 'baudry' });
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await phone.getByRole('link', { name: 'Relire encore' }).click();
  await phone.getByRole('button', { name: 'Recevoir le lien par e‑mail' }).click();
  await expect(phone.getByText('Le lien vers tous vos documents part à votre adresse.')).toBeVisible();
  await phone.goto(linkIn(await mailbox.newest(thierry.email, /lien/), '/portal/'));
  await phone.getByRole('button', { name: 'Ouvrir mes documents' }).click();
  await expect(phone.getByRole('checkbox')).toHaveCount(2);
  for (const box of await phone.getByRole('checkbox').all()) await box.check();
  await phone.getByRole('button', { name: 'Valider la sélection' }).click();
  const dialog = phone.getByRole('dialog');
  await expect(dialog.getByText('Un code en plus, pour 2 de ces montants')).toBeVisible();
  await dialog.getByRole('button', { name: 'Valider les 2 factures' }).click();
  await expect(dialog.getByText('Rien n’a été validé')).toBeVisible();
  await dialog.getByRole('button', { name: 'Recevoir un autre code' }).click();
  await expect(dialog.getByText('Le code est parti')).toBeVisible();
  await expectAccessible(phone, 'a selection with a code');
  const mail = await mailbox.newest(thierry.email, /code pour valider 2 documents/i);
  await dialog.getByLabel('Code reçu par e‑mail').fill(/\b\d{6}\b/.exec(mail.text)?.[0] ?? '');
  await dialog.getByRole('button', { name: 'Valider les 2 factures' }).click();
  await expect(phone.getByText('2 factures validées')).toBeVisible();
});

test('behind the link « it was not me » takes an approval back and ends what was opened', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await phone.locator('#confirm-approve').click();
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(/validé/i);
  await phone.getByRole('link', { name: /Ce n’était pas vous/ }).click();
  await expect(phone.locator('[data-about]')).toContainText('SCI du Canal');
  await expect(phone.getByRole('radio', { checked: true })).toHaveCount(0);
  await expectAccessible(phone, 'report behind the cookie');
  await phone.getByRole('radio', { name: /Ce n’était pas moi/ }).check();
  await phone.getByRole('button', { name: 'Continuer' }).click();
  await phone.getByRole('button', { name: 'Signaler' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('C’est signalé');
  await expect(phone.locator('main').getByRole('status')).toContainText(
    'La validation donnée à votre nom est annulée',
  );
  expect((await reviewOf(product, invoiceId)).state).toBe('answering');
  await phone.goto(`/r/${invoiceId}`);
  await expect(phone.getByRole('heading', { level: 1 })).not.toContainText(/validé/i);
});

test('« it was not me » closes the link, and its page says so', async ({ product, phone, mailbox, desk }) => {
  const { invoiceId } = await askOwner(product);
  await product.settle();
  const mail = await mailbox.newest(thierry.email);
  await phone.goto(linkIn(mail, '/report/'));
  await expectAccessible(phone, 'report a link');
  await phone.getByLabel('Ce que vous voulez ajouter').fill('Je n’ai rien ouvert.');
  await phone.getByRole('radio', { name: /Ce n’était pas moi/ }).check();
  await phone.getByRole('button', { name: 'Continuer' }).click();
  await phone.getByRole('button', { name: 'Signaler' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('C’est signalé');
  await phone.goto(linkIn(mail, '/review/'));
  await expect(phone.locator('[data-status="gone"]')).toBeVisible();
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.getByText('Le lien et ses sessions sont fermés.')).toBeVisible();
  await expect(desk.getByText('Je n’ai rien ouvert.').first()).toBeVisible();
});
