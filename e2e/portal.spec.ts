import { askOwner } from './support/drafts.ts';
import { dispatchesOf, invoiceOf, reviewOf } from './support/facts.ts';
import { openRequest, thierry } from './support/owner.ts';
import { expect, linkIn, test } from './support/test.ts';

test('from one request to all that wait: plain drafts are approved together, special ones are read', async ({
  product,
  phone,
  mailbox,
}) => {
  const special = await askOwner(product, { special: ['retention'], retention: '5' });
  const plain = [await askOwner(product), await askOwner(product, { customer: 'baudry' })];

  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await phone.getByRole('link', { name: 'Relire encore' }).click();
  await phone.getByRole('button', { name: 'Recevoir le lien par e‑mail' }).click();
  await expect(phone.getByText('Le lien vers tous vos documents part à votre adresse.')).toBeVisible();
  await phone.goto(linkIn(await mailbox.newest(thierry.email, /lien/), '/portal/'));
  await phone.getByRole('button', { name: 'Ouvrir mes documents' }).click();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText(
    'Bonjour Thierry, 3 documents attendent votre accord',
  );
  const boxes = phone.getByRole('checkbox');
  await expect(boxes).toHaveCount(2);
  const approve = phone.getByRole('button', { name: 'Valider la sélection' });
  await expect(approve).toHaveAccessibleDescription('Cochez les factures à valider ensemble.');
  await expect(approve).toHaveAttribute('aria-disabled', 'true');
  await phone.getByRole('button', { name: 'Cocher les 2' }).click();
  for (const box of await boxes.all()) await expect(box).toBeChecked();
  await approve.click();
  await phone.getByRole('dialog').getByRole('button', { name: 'Valider les 2 factures' }).click();
  await expect(phone.getByText('2 factures validées')).toBeVisible();

  await product.pass(0.2);
  const numbers: (string | null)[] = [];
  for (const { invoiceId } of plain) {
    expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'issued', decided_by: 'owner' });
    expect(await dispatchesOf(product, invoiceId)).toMatchObject([{ state: 'delivered' }]);
    numbers.push((await invoiceOf(product, invoiceId)).number);
  }
  expect(numbers.sort()).toEqual(['VPC-2026-0001', 'VPC-2026-0002']);
  expect((await reviewOf(product, special.invoiceId)).state).toBe('awaiting.running');
});
