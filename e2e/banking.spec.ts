import type { Page } from '@playwright/test';
import { camt, cfonb, cfonbBalance, cfonbMove, entry } from '#test/banking/files.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf } from './support/facts.ts';
import { expect, linkIn, test } from './support/test.ts';

const customer = 'gestion@sci-du-canal.example';

test('a CAMT file comes in, its line is accepted, and the invoice is paid on the office’s page and the customer’s', async ({
  product,
  desk,
  phone,
  mailbox,
}) => {
  const { invoiceId, content } = await askOwner(product);
  await product.pass(49);
  const number = (await invoiceOf(product, invoiceId)).number ?? '';
  const cents = content.totals.payableCents;
  const day = parisDate(await clock(product.services.db));
  const line = entry({ cents, day, label: `VIR SEPA SCI DU CANAL ${number}`, name: 'SCI DU CANAL' });
  const bring = async (name: string, text: string) => {
    await desk.goto('/settlements');
    await desk
      .getByLabel('Fichier de la banque')
      .setInputFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(text) });
    await desk.getByRole('button', { name: 'Importer' }).click();
  };

  await bring('releve.pdf', '%PDF-1.7');
  await expect(desk.getByRole('alert')).toContainText('Un PDF n’est pas lu.');

  // Of an account that nobody has, a person says whose it is, once.
  await bring('autre.xml', camt(line, { account: 'FR1420041010050500013M02606' }));
  await expect(desk.locator('[data-import]')).toContainText('ses lignes sont refusées');
  await desk.getByLabel('C’est un compte de').selectOption({ label: 'Vasseur Plomberie Chauffage' });
  await desk.getByRole('button', { name: 'Ajouter ce compte' }).click();
  await expect(desk.getByLabel('C’est un compte de')).toHaveCount(0);

  await bring('releve.xml', camt(line));
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('1 ligne de banque à affecter');
  const row = desk.locator('[data-line]');
  await expect(row).toContainText(number);
  await expect(row.locator('.bank-proposal')).toHaveAttribute('data-sure', 'sure');
  await expectAccessible(desk, 'a line is proposed');

  await desk.keyboard.press('ArrowDown');
  await expect(row).toBeFocused();
  await desk.keyboard.press('s');
  await expect(desk.getByLabel(`Part pour ${number}`)).toBeVisible();
  await expect(desk.locator('.bank-split__left')).toContainText('0,00');
  await expectAccessible(desk, 'a line is split');
  await desk.getByRole('link', { name: 'Fermer' }).click();
  await desk.getByRole('link', { name: 'Ignorer' }).click();
  await expect(desk.getByLabel('Pourquoi')).toBeVisible();
  await desk.getByRole('link', { name: 'Fermer' }).click();
  await expect(row.getByRole('button', { name: 'Accepter' })).toBeVisible();
  await row.focus();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Aucune ligne de banque à affecter');
  await expect(desk.locator('[data-decided]')).toContainText(number);
  await expectAccessible(desk, 'a line was decided');

  // The same movement in another form is known.
  const [, month, date] = day.split('-');
  const on = `${date}${month}${day.slice(2, 4)}`;
  const other = cfonb(
    cfonbBalance('01', 0, on),
    cfonbMove(cents, 'VIR SCI DU CANAL', { 34: on, 42: on }),
    cfonbBalance('07', cents, on),
  );
  await bring('releve.txt', other);
  await expect(desk.getByRole('status').filter({ hasText: 'releve.txt' })).toContainText('1 déjà connue');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Aucune ligne de banque à affecter');

  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.locator('main')).toContainText('Payée');
  await phone.goto(linkIn(await mailbox.newest(customer), '/invoice/'));
  await phone.getByRole('button').first().click();
  await phone.waitForURL('**/i/**');
  await expect(phone.locator('[data-status="paid"]').first()).toContainText('Payée');
});

test('what is ticked in the list is settled by a line; what the bank takes back is dropped on the page, and who is late stands one press from being asked', async ({
  product,
  desk,
}) => {
  const { invoiceId, content } = await askOwner(product);
  await product.pass(49);
  const number = (await invoiceOf(product, invoiceId)).number ?? '';
  const cents = content.totals.payableCents;
  const day = parisDate(await clock(product.services.db));
  const came = entry({ cents, day, label: `VIR SEPA SCI DU CANAL ${number}` });
  const back = entry({ cents: -cents, day, label: `REJET VIR ${number}` });
  const row = desk.locator('[data-line]');
  await desk.goto('/settlements');
  await drop(desk, 'releve.xml', camt(came + back));
  // From the list of invoices to the line that pays for what is ticked there.
  await expect(row).toHaveCount(2);
  await desk.goto('/invoices');
  await desk.locator('tbody tr').filter({ hasText: number }).getByRole('checkbox').check();
  await desk.getByRole('button', { name: 'Régler par une ligne de banque' }).click();
  await expect(desk.getByRole('status').filter({ hasText: '1 pièce choisie' })).toContainText(number);
  await expect(row).toHaveCount(1);
  await expectAccessible(desk, 'a line for what was chosen');
  await row.getByRole('button', { name: 'Accepter', exact: true }).click();
  await expect(desk.getByText('1 pièce choisie')).toHaveCount(0);
  // Asked for once more: nothing is owed on it, and of the lines that wait for others nothing is said.
  await desk.goto(`/settlements?id=${invoiceId}`);
  await expect(desk.getByText('Rien n’est dû sur ce que vous avez choisi.')).toBeVisible();
  await expect(desk.getByText('Tout ce qui est venu est affecté.')).toHaveCount(0);
  await desk.getByRole('link', { name: 'Toutes les lignes à affecter' }).click();
  await expect(row).toHaveCount(1);
  await expect(row.locator('.bank-proposal')).toContainText(number);
  await row.getByRole('link', { name: 'Annuler le règlement' }).click();
  await expectAccessible(desk, 'a payment is taken back');
  await desk.getByRole('button', { name: 'Annuler ce règlement' }).click();
  await expect(row).toHaveCount(0);
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.getByRole('link', { name: /^Règlement : .* restent dus$/ })).toBeVisible();

  await product.pass(31 * 24);
  await desk.goto('/settlements');
  await expect(desk.locator('[data-late]')).toContainText('SCI du Canal');
  await expectAccessible(desk, 'who is late');
  await desk
    .locator('[data-late]')
    .getByRole('link', { name: /^Relancer/ })
    .click();
  await desk.waitForURL(/outstanding\?dun=1/);
});

/** A file falls on the page, as from a folder. */
async function drop(page: Page, name: string, text: string) {
  const files = await page.evaluateHandle(
    ([file, body]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([body ?? ''], file ?? '', { type: 'text/xml' }));
      return transfer;
    },
    [name, text],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: files });
}
