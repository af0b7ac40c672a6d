import { colleagues } from '#app/start/demo/people.ts';
import { expectAccessible } from './support/accessible.ts';
import { makeDraft, otherWork } from './support/drafts.ts';
import { thierry } from './support/owner.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

const [ines, malo, sara] = colleagues;

test('with four eyes a supervisor reads and releases what a biller drafts', async ({
  browser,
  product,
  desk,
  mailbox,
}) => {
  await desk.goto('/settings');
  await desk.getByRole('button', { name: 'Activer' }).click();
  await expect(desk.getByText('La relecture avant envoi est active.')).toBeVisible();
  const { invoiceId } = await makeDraft(product);
  const other = await makeDraft(product, otherWork(2));

  const biller = await newPage(browser, product);
  await letIn(biller, product, malo.email);
  await biller.goto(`/invoices/${invoiceId}`);
  await biller.getByRole('link', { name: 'Envoyer en relecture' }).click();
  await biller.getByLabel('Un mot pour qui relit').fill('Le tarif vient du devis de mars.');
  await biller.getByRole('button', { name: 'Envoyer en relecture' }).click();
  await expect(biller.getByText('Cette facture attend sa relecture.')).toBeVisible();
  await expectAccessible(biller, 'invoice that waits for its reader');
  await biller.goto('/invoices');
  await biller.locator(`tr[data-id="${other.invoiceId}"]`).getByRole('checkbox').check();
  await biller.getByRole('button', { name: /^Envoyer en relecture/ }).click();
  await biller.getByRole('button', { name: 'Envoyer 1 facture' }).click();
  await expect(biller.getByText('envoyée en relecture')).toBeVisible();
  expect(await mailbox.count(thierry.email)).toBe(0);

  const supervisor = await newPage(browser, product);
  await letIn(supervisor, product, sara.email);
  await supervisor.goto('/invoices?tab=toRelease');
  await expect(supervisor.locator('tbody tr')).toHaveCount(2);
  await expectAccessible(supervisor, 'list of what is to be read');
  await supervisor.goto(`/invoices/${invoiceId}`);
  await expect(supervisor.getByText('Le tarif vient du devis de mars.')).toBeVisible();
  await supervisor.getByRole('link', { name: 'Rendre au rédacteur' }).click();
  await supervisor.getByLabel('Ce qu’il faut reprendre').fill('Ajoutez la référence du devis.');
  await supervisor.getByRole('button', { name: 'Rendre' }).click();
  await expect(supervisor.getByText('Sara Belkacem vous l’a rendue.')).toBeVisible();

  await supervisor.goto('/invoices?tab=toRelease');
  await supervisor.locator('tbody').getByRole('checkbox').first().check();
  await supervisor.getByRole('button', { name: /^Libérer vers le dirigeant/ }).click();
  await supervisor.getByRole('button', { name: 'Libérer 1 facture' }).click();
  await expect(supervisor.getByText('libérée, en validation')).toBeVisible();
  await mailbox.newest(thierry.email, /valider|Sanitaires|approuver|À valider/i);
  await supervisor.goto(`/invoices/${other.invoiceId}`);
  await expect(supervisor.getByText('relue avant l’envoi à la demande de Malo Kerven')).toBeVisible();
  expect(ines.role).toBe('admin');
  await biller.context().close();
  await supervisor.context().close();
});
