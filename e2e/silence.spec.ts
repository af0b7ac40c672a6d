import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf, transitionsOf } from './support/facts.ts';
import { openRequest, thierry } from './support/owner.ts';
import { expect, linkIn, test } from './support/test.ts';

const customer = 'gestion@sci-du-canal.example';

test('48 hours of silence are an approval by the rule, said as such', async ({ product, phone, mailbox }) => {
  const { invoiceId } = await askOwner(product);
  const due = (await reviewOf(product, invoiceId)).review_due_at;
  await openRequest(phone, mailbox);
  await expect(phone.locator('.clock')).toContainText('Silence vaut accord.');

  // Half of the window, and the night after it, in which no reminder leaves.
  await product.pass(36);
  expect((await mailbox.newest(thierry.email, /^Rappel/)).links.join()).toContain('/review/');
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');

  await product.pass(11.9);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.running');
  await product.pass(0.2);

  const review = await reviewOf(product, invoiceId);
  expect(review).toMatchObject({ state: 'issued', decided_by: 'silence', review_due_at: due });
  expect(new Date(review.decided_at ?? 0)).toEqual(new Date(due ?? 1));
  const { number, status } = await invoiceOf(product, invoiceId);
  expect(number).toMatch(/-0*1$/);
  expect(status).toBe('delivered');
  const decision = (await transitionsOf(product, review.id)).find(({ to_state }) => to_state === 'issued');
  expect(decision?.actor.kind).toBe('rule');

  expect((await mailbox.newest(customer)).files).toHaveLength(1);

  await phone.reload();
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Validée sans réponse de votre part');
  const page = phone.locator('main');
  await expect(page).toContainText('article 4');
  await expect(page).toContainText(String(number));
  await expect(page).toContainText(/Rappel, (preuve de remise à|remise à|acceptée par le serveur de) t/);
});

test('an owner who said nothing reports a mistake from the mail that tells him', async ({
  product,
  phone,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  await product.pass(48.1);

  const told = await mailbox.newest(thierry.email, /sans réponse de votre part/);
  await phone.goto(linkIn(told, 'report-error'));
  const go = phone.getByRole('dialog').getByRole('button', { name: 'Continuer' });
  if (await go.isVisible()) await go.click();
  await phone.getByLabel('Ce qui ne va pas').fill('Le groupe de sécurité n’a pas été posé.');
  await phone.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect(phone.getByText('Votre signalement est parti.')).toBeVisible();

  const office = await mailbox.newest('ines@calame.example');
  expect(office.text).toContain('groupe de sécurité');
  expect((await reviewOf(product, invoiceId)).state).toBe('issued');
});
