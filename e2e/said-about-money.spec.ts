import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { openHome, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, linkIn, newPage, test } from './support/test.ts';

const customerAddress = 'gestion@sci-du-canal.example';

/** Days from the product's own today, as a field of a form wants them. */
async function dayIn({ db }: Product, days: number): Promise<string> {
  const [found] = await rows<{ day: string }>(
    db,
    sql`select ((app_clock() at time zone 'Europe/Paris')::date + ${days}::int)::text as day`,
  );
  return found?.day ?? '';
}

test('a line is contested on the customer’s page, answered by the office, and a date is promised and accepted', async ({
  product,
  desk,
  browser,
  phone: owner,
  mailbox,
}) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await product.pass(49);
  const customer = await newPage(browser, product, { viewport: { width: 390, height: 844 } });
  await customer.goto(linkIn(await mailbox.newest(customerAddress), '/invoice/'));
  await customer.getByRole('button', { name: /^Contester/ }).click();
  await customer.waitForURL('**/i/**ask=dispute**');
  await expectAccessible(customer, 'contesting');
  // Whoever presses without choosing contests nothing.
  await customer.getByRole('button', { name: 'Contester ces lignes' }).click();
  await expect(customer.getByText('Choisissez ce qui est contesté.')).toBeVisible();
  await customer.getByLabel('Expliquez en une phrase').fill('Nous étions quatorze.');
  await customer.getByRole('checkbox').first().check();
  // A page loaded anew costs nothing of it.
  await customer.reload();
  await expect(customer.getByLabel('Expliquez en une phrase')).toHaveValue('Nous étions quatorze.');
  await expect(customer.getByRole('checkbox').first()).toBeChecked();
  await expect(customer.locator('[data-line-total]')).toContainText('€');
  await customer.locator('#dispute').getByText('Quantité', { exact: true }).click();
  await customer.getByRole('button', { name: 'Contester ces lignes' }).click();
  await expect(customer.locator('[data-dispute="open"]')).toContainText('Nous étions quatorze.');
  await expect(customer.locator('[data-status="disputed"]').first()).toBeVisible();
  // What was sent is not offered again; of what was not, an amount takes the place of the one that stood there.
  expect(
    await customer.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('dispute'))),
  ).toEqual([]);
  await customer.getByRole('link', { name: /^J’ai payé/ }).click();
  const amount = customer.getByLabel('Combien');
  await amount.click();
  await customer.keyboard.type('12,50 €');
  await customer.reload();
  await expect(amount).toHaveValue('12,50 €');
  await customer.getByRole('link', { name: 'Annuler' }).click();
  await customer.getByRole('link', { name: /^J’ai payé/ }).click();
  await expect(amount).not.toHaveValue('12,50 €');
  await customer.getByRole('link', { name: 'Annuler' }).click();

  await desk.goto('/');
  await desk
    .locator('[data-group="disputed"]')
    .getByRole('link', { name: /^Répondre/ })
    .click();
  await desk.waitForURL(`**/invoices/${invoiceId}/settlement`);
  await expectAccessible(desk, 'a dispute before the office');
  await desk.getByRole('link', { name: 'Expliquer' }).click();
  await desk.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(desk.getByText('Dites pourquoi, en quelques mots.')).toBeVisible();
  await desk.getByLabel('Votre réponse au client').fill('Vingt couverts étaient commandés.');
  await desk.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(desk.locator('[data-dispute="explained"]')).toBeVisible();
  expect((await mailbox.newest(customerAddress, /Réponse à votre contestation/)).text).toContain(
    'Vingt couverts étaient commandés.',
  );

  await customer.reload();
  await customer.getByRole('link', { name: /^Proposer une date/ }).click();
  await customer.getByLabel('Le', { exact: true }).fill(await dayIn(product, 20));
  await customer.getByLabel('Un mot').fill('Nous réglons le 20.');
  await expectAccessible(customer, 'promising');
  await customer.getByRole('button', { name: 'Proposer ces dates' }).click();
  await expect(customer.locator('[data-promise="offered"]')).toBeVisible();
  await expect(customer.getByRole('link', { name: /^Proposer une date/ })).toHaveCount(0);

  expect((await mailbox.newest(thierry.email, /date de paiement/)).text).toContain('Nous réglons le 20.');
  await openHome(owner, product, 'plumber');
  await owner.getByRole('link', { name: /Ce qu’on me doit/ }).click();
  await expectAccessible(owner, 'what is owed to an owner');
  await owner.getByRole('button', { name: 'Accepter' }).click();
  await expect(owner.getByText('Nous réglons le 20.')).toHaveCount(0);
  await customer.reload();
  await expect(customer.locator('[data-promise="accepted"]')).toBeVisible();
  await desk.reload();
  await expect(desk.locator('[data-promise="accepted"]')).toContainText('Thierry');
});

test('without scripts « J’ai payé » is a proposal that the office records, and the page then thanks', async ({
  product,
  desk,
  browser,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  await product.pass(49);
  const customer = await newPage(browser, product, {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  await customer.goto(linkIn(await mailbox.newest(customerAddress), '/invoice/'));
  await customer.getByRole('button', { name: /^J’ai payé/ }).click();
  await customer.getByRole('button', { name: 'Je confirme avoir payé' }).click();
  await expect(customer.getByText('Choisissez dans la liste.')).toBeVisible();
  await customer.getByText('Virement', { exact: true }).last().click();
  await customer.getByRole('button', { name: 'Je confirme avoir payé' }).click();
  await expect(customer.locator('[data-claim="open"]')).toBeVisible();
  const wide = await customer.locator('html').evaluate((html) => html.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);

  await desk.goto('/');
  await desk
    .locator('[data-group="claimed"]')
    .getByRole('link', { name: /^Vérifier/ })
    .click();
  await desk.waitForURL(`**/invoices/${invoiceId}/settlement`);
  await desk.getByRole('link', { name: 'Enregistrer le règlement' }).click();
  // The form is the claim’s from here on.
  await desk.waitForURL(/claim=/);
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(desk.locator('[data-settlement="paid"]')).toBeVisible();
  await expect(desk.locator('[data-claim="recorded"]')).toBeVisible();
  await customer.reload();
  await expect(customer.locator('[data-paid]')).toContainText('Merci');
});
