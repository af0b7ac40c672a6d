import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { clock } from '#workflows/engine/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, otherWork } from './support/drafts.ts';
import { openHome, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

/** Lets days pass, and then goes on to an hour at which money is asked for. */
async function passDays(product: Product, days: number) {
  await product.pass(24 * days);
  const now = await clock(product.services.db);
  const at = nextAskingHour(now);
  if (at !== now) await product.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
}

/** The address of the page of what the customer of an invoice owes. */
async function outstandingOf({ db }: Product, invoiceId: string): Promise<string> {
  const [found] = await rows<{ id: string }>(
    db,
    sql`select customer_id as id from invoices where id = ${invoiceId}::uuid`,
  );
  return `/customers/${found?.id}/outstanding`;
}

test('the office asks for what is late, seen before it leaves; what the owner holds does not leave', async ({
  product,
  desk,
  phone: owner,
  mailbox,
}) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  const { invoiceId: heldId } = await askOwner(product, { ...otherWork(1), customer: 'baudry' });
  await passDays(product, 36);

  await openHome(owner, product, 'plumber');
  await owner.getByRole('link', { name: /Ce qu’on me doit/ }).click();
  await owner
    .locator(`[data-invoice="${heldId}"]`)
    .getByRole('link', { name: 'Retenir les relances' })
    .click();
  await owner.getByText('Sans date').click();
  await owner.getByLabel('Un mot pour le bureau').fill('Je les vois demain.');
  await expectAccessible(owner, 'an owner holds what would be asked for');
  await owner.getByRole('button', { name: 'Retenir', exact: true }).click();
  await expect(owner.locator(`[data-invoice="${heldId}"] [data-hold]`)).toContainText('Je les vois demain.');

  await desk.goto(`${await outstandingOf(product, heldId)}?dun=1`);
  await expect(desk.locator('[data-refusals="held"]')).toContainText('Thierry');
  await expect(desk.getByRole('button', { name: /Envoyer la relance/ })).toHaveCount(0);

  await desk.goto(await outstandingOf(product, invoiceId));
  await desk.getByRole('link', { name: 'Relancer…' }).click();
  await expect(desk.locator('[data-message="1"]')).toBeVisible();
  await expectAccessible(desk, 'a message before it leaves');
  await desk.getByRole('button', { name: 'Envoyer la relance 1' }).click();
  await desk.waitForURL((url) => !url.search);
  await product.pass(0.1);
  await desk.reload();
  await expect(desk.locator('[data-dunning="left"]')).toHaveCount(1);
  await expect(desk.locator('[data-open]').getByText('Relance 1').first()).toBeVisible();
  await expectAccessible(desk, 'what was asked for');
  const mail = await mailbox.newest('gestion@sci-du-canal.example', /à régler/);
  expect(mail.text).toContain('Vasseur Plomberie Chauffage');
  // One a week.
  await desk.getByRole('link', { name: 'Relancer…' }).click();
  await expect(desk.locator('[data-refusals~="tooSoon"]')).toBeVisible();

  await owner.reload();
  await expect(owner.locator('[data-dunning="left"]')).toContainText('Relance 1');
  await owner.getByRole('button', { name: 'Laisser repartir' }).click();
  await expect(owner.locator('[data-hold]')).toHaveCount(0);
});

test('without a clause of the mandate the office prepares, and the owner sends with one tap', async ({
  product,
  desk,
  phone: owner,
  mailbox,
}) => {
  test.slow();
  await product.db.execute(sql`update mandates set dunning_article = ''`);
  const { invoiceId } = await askOwner(product);
  await passDays(product, 36);
  await desk.goto(`${await outstandingOf(product, invoiceId)}?dun=1`);
  await expect(desk.getByText(/code des procédures civiles d’exécution/)).toBeVisible();
  await desk.getByRole('button', { name: 'Préparer pour le dirigeant' }).click();
  await expect(desk.locator('[data-dunning="prepared"]')).toHaveCount(1);
  expect((await mailbox.newest(thierry.email, /relance attend/)).text).toContain('SCI du Canal');
  await openHome(owner, product, 'plumber');
  await owner.getByRole('link', { name: /Ce qu’on me doit/ }).click();
  await owner.getByText('Lire le message').click();
  await expectAccessible(owner, 'a message that waits for its owner');
  await owner.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(owner.locator('[data-prepared]')).toHaveCount(0);
  await product.pass(0.1);
  await owner.reload();
  await expect(owner.locator('[data-dunning="left"]')).toContainText('Relance 1');
});
