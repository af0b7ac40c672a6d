import type { Page } from '@playwright/test';
import { businesses } from '#app/start/demo/people.ts';
import { linkIn, type Mailbox } from './test.ts';

/** Who answers for the plumber, the agency and the gardener of the demonstration. */
export const [thierry, salome, anne] = businesses.map(({ owner }) => owner) as [Owner, Owner, Owner];
type Owner = (typeof businesses)[number]['owner'];

/** Opens the newest request as its owner does: from the mail. Returns the address that was opened. */
export async function openRequest(
  page: Page,
  mailbox: Mailbox,
  owner: Owner = thierry,
  subject = /./,
): Promise<string> {
  const link = linkIn(await mailbox.newest(owner.email, subject), '/review/');
  await page.goto(link);
  return link;
}

/** Both steps of an approval. */
export async function approveOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Valider la facture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Valider définitivement' }).click();
  await page.getByText('C’est validé. Merci.').waitFor();
}
