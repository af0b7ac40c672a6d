import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { approve } from '#workflows/review/commands.ts';
import { askOwner, makeDraft } from './support/drafts.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

const saved = '[data-save=saved]';

/** A deposit of 100,00 € and VAT, approved by its owner. */
async function issuedDeposit(product: Product): Promise<void> {
  const depositOf = { reference: 'Devis D-118', date: '2026-09-01', totalCents: 110_000, percent: '10' };
  const { invoiceId } = await askOwner(product, {
    subject: 'Acompte sur la chaudière',
    special: ['deposit'],
    lines: [['Acompte de 10 %', '1', 'C62', '100.00', '10']],
    change: () => ({ kind: 'deposit', depositOf }),
  });
  const { officeId, businesses } = product.people;
  const owner = businesses.plumber!;
  const [revision] = await inOffice(product.db, officeId, (tx) =>
    rows<{ sha256: string }>(tx, sql`select sha256 from revisions where invoice_id = ${invoiceId}`),
  );
  const actor = { kind: 'owner', id: owner.ownerId, name: owner.ownerName, channel: 'link' } as const;
  await approve(product.services, { officeId, actor, invoiceId, revisionSha256: revision!.sha256 });
  await product.pass(1);
}

test('a final invoice takes its deposit back by one press, and is due in two instalments', async ({
  desk,
  product,
}) => {
  await issuedDeposit(product);
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  const payable = desk.locator('[data-total=payable]');
  await expect(payable).toHaveText(/^301,40\s€$/);
  await desk.getByRole('button', { name: /^Reprendre l’acompte/ }).click();
  await expect(desk.getByLabel('Désignation, ligne 3')).toHaveValue(/^Reprise de l’acompte/);
  await expect(payable).toHaveText(/^191,40\s€$/);
  await expect(desk.getByRole('button', { name: /^Reprendre l’acompte/ })).toHaveCount(0);
  await desk.getByText('Adresse de livraison, tiers payeur').click();
  await desk.getByLabel(/^Livré ailleurs/).check();
  for (const field of await desk.locator('.specials__detail .input:visible').all())
    expect((await field.boundingBox())?.width, 'wide enough to read what is typed').toBeGreaterThan(120);
  await desk.getByLabel(/^Livré ailleurs/).uncheck();
  await desk.getByLabel('Prix HT, ligne 3').fill('100,01');
  await expect(desk.getByText(/Il ne reste que 100,00/)).toBeVisible();
  await desk.getByLabel('Prix HT, ligne 3').fill('100');

  await desk.getByLabel('Échéance', { exact: true }).selectOption('instalments');
  const add = desk.getByRole('button', { name: 'Ajouter une échéance' });
  await add.click();
  await add.click();
  await desk.getByLabel(/Échéance 1.*part/).fill('40');
  await desk.getByLabel(/Échéance 2.*part/).fill('50');
  await desk.getByLabel(/Échéance 2.*jours/).fill('30');
  await expect(desk.getByText(/Les échéances font 90/)).toBeVisible();
  await desk.getByLabel(/Échéance 2.*part/).fill('60');
  await desk.waitForSelector(saved);
  await desk.reload();
  await expect(desk.getByLabel(/Échéance 2.*part/)).toHaveValue('60');
  await expect(payable).toHaveText(/^191,40\s€$/);
});

test('on a phone: a deposit is asked what it is a deposit of, and a foreign customer’s rate', async ({
  phone,
  product,
  desk,
}) => {
  const { invoiceId } = await makeDraft(product);
  await phone.context().addCookies(await desk.context().cookies());
  await phone.goto(`/invoices/${invoiceId}/edit`);
  await phone.getByLabel('Type de document').selectOption('deposit');
  await expect(phone.getByText('Indiquez de quoi c’est l’acompte')).toBeVisible();
  await phone.getByLabel('Acompte sur').fill('Devis D-204');
  await expect(phone.getByText('Indiquez de quoi c’est l’acompte')).toBeHidden();
  await phone.getByText('Devise étrangère').click();
  await phone.getByLabel('Devise', { exact: true }).fill('CHF');
  await expect(phone.getByText(/Cette facture est en CHF/)).toBeVisible();
  await phone.getByLabel(/^Cours/).fill('1,0642');
  await phone.getByLabel('Date du cours').fill('2026-09-30');
  await expect(phone.getByText(/Cette facture est en CHF/)).toBeHidden();
  await phone.waitForSelector(saved);
  const width = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
