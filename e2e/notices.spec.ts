import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { colleagues } from '#app/start/demo/people.ts';
import { rows } from '#db/client.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { clock } from '#workflows/engine/clock.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { openHome } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

/** Lets days pass, and then goes on to an hour at which money is asked for. */
async function passDays(product: Product, days: number) {
  await product.pass(24 * days);
  const now = await clock(product.services.db);
  const at = nextAskingHour(now);
  if (at !== now) await product.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
}

test('a relance goes by letter, a formal notice is agreed to, released, posted registered, and all see it', async ({
  product,
  desk,
  phone: owner,
  browser,
}) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await passDays(product, 36);
  const [found] = await rows<{ id: string }>(
    product.db,
    sql`select customer_id as id from invoices where id = ${invoiceId}::uuid`,
  );
  const outstanding = `/customers/${found?.id}/outstanding`;

  await desk.goto(outstanding);
  await desk.getByRole('link', { name: 'Relancer…' }).click();
  await desk.getByRole('link', { name: 'Par lettre' }).click();
  await expect(desk.locator('[data-letter-text]')).toContainText('SCI DU CANAL', { ignoreCase: true });
  await expectAccessible(desk, 'a reminder as a letter before it is written');
  await desk.getByRole('button', { name: 'Écrire la lettre de relance 1' }).click();
  await expect(desk.locator('[data-dunning="written"]')).toHaveCount(1);
  await desk.locator('[data-dunning="written"]').getByRole('link', { name: 'Lettres à imprimer' }).click();
  await desk.waitForURL('**/settlements/letters');
  expect((await desk.request.get('/settlements/letters.pdf')).status()).toBe(200);
  await desk.getByRole('button', { name: 'Les lettres cochées sont postées' }).click();
  await expect(desk.getByText('Aucune lettre n’attend')).toBeVisible();
  await desk.goto(outstanding);
  await expect(desk.locator('[data-dunning="left"]')).toContainText('Relance 1');
  await expect(desk.locator('[data-open]').getByText('Relance 1').first()).toBeVisible();

  await passDays(product, 8);
  await desk.goto(outstanding);
  await desk.getByRole('link', { name: 'Mise en demeure…' }).click();
  await expect(desk.locator('[data-refusals="notRipe"]')).toBeVisible();
  await desk.getByLabel('Jours pour payer').selectOption('10');
  await desk.getByLabel(/Pourquoi avant la relance 2/).fill('Le client vend ses locaux.');
  await desk.getByRole('button', { name: 'Voir la lettre' }).click();
  await expect(desk.locator('[data-letter-text]')).toContainText('article\u00a01344 du Code civil');
  await expect(desk.locator('[data-letter-text]')).toContainText('Lettre recommandée avec avis de réception');
  await expect(desk.getByLabel(/Pourquoi avant la relance 2/)).toHaveValue('Le client vend ses locaux.');
  await expectAccessible(desk, 'a formal notice before it is prepared');
  await desk.getByRole('button', { name: 'Soumettre au dirigeant' }).click();
  await expect(desk.locator('[data-dunning="prepared"]')).toContainText('Mise en demeure');

  await openHome(owner, product, 'plumber');
  await owner.getByRole('link', { name: /Ce qu’on me doit/ }).click();
  await expect(owner.locator('[data-notice]')).toContainText('Le client vend ses locaux.');
  await expect(owner.locator('[data-notice] [data-letter-text]')).toContainText('Thierry Vasseur');
  await expectAccessible(owner, 'a formal notice before its owner');
  await owner.getByRole('button', { name: 'D’accord, qu’elle parte' }).click();
  await expect(owner.locator('[data-notice]')).toContainText('Vous avez donné votre accord.');

  // Who prepared it reads that somebody else releases it.
  await desk.goto('/settlements/letters');
  await desk.getByRole('link', { name: 'Lire et libérer' }).click();
  await expect(desk.getByText(/Vous l’avez préparée/)).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Libérer la mise en demeure' })).toHaveCount(0);

  const sara = colleagues.find(({ role }) => role === 'supervisor')!;
  const supervisor = await newPage(browser, product, { viewport: { width: 1440, height: 900 } });
  await letIn(supervisor, product, sara.email);
  await product.db.execute(sql`update sessions set factor_at = now() - interval '1 day'`);
  await supervisor.goto('/settlements/letters');
  await expectAccessible(supervisor, 'formal notices to release');
  await supervisor.getByRole('link', { name: 'Lire et libérer' }).click();
  await supervisor.getByRole('button', { name: 'Libérer la mise en demeure' }).click();
  await expect(supervisor.getByLabel('Code de votre application')).toBeVisible();
  await expectAccessible(supervisor, 'releasing a formal notice');
  // The sixth figure sends it.
  await supervisor.getByLabel('Code de votre application').fill(new TOTP({ secret: sara.totp }).generate());
  await expect(supervisor.locator('[data-dunning="written"]')).toHaveCount(1);

  await desk.goto('/settlements/letters');
  expect((await desk.request.get('/settlements/letters.pdf')).status()).toBe(200);
  await desk.goto('/settlements/letters');
  await desk.getByRole('button', { name: 'Les lettres cochées sont postées' }).click();
  await expect(desk.getByText(/notez le numéro de son récépissé/)).toBeVisible();
  await desk.getByLabel(/récépissé de la lettre/).fill('1A 123 456 7890 1');
  await expectAccessible(desk, 'the number of a registered letter');
  await desk.getByRole('button', { name: 'Les lettres cochées sont postées' }).click();
  await expect(desk.getByText(/1A 123 456 7890 1/)).toBeVisible();
  await desk.goto(outstanding);
  await expect(desk.locator('[data-open]').getByText('Mise en demeure').first()).toBeVisible();
  await expectAccessible(desk, 'what was asked for by letter');
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.getByText('Mise en demeure postée').first()).toBeVisible();
  await owner.reload();
  await expect(owner.locator('[data-dunning="left"]').first()).toContainText('1A 123 456 7890 1');
});
