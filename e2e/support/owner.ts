import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { businesses } from '#app/start/demo/people.ts';
import { inOffice, rows } from '#db/client.ts';
import { linkRows } from '#workflows/access/link-rows.ts';
import { linkToken } from '#workflows/access/links.ts';
import { newId } from '#workflows/identity/new-id.ts';
import type { Product } from './product.ts';
import { linkIn, type Mailbox } from './test.ts';

/** Who answers for the plumber and for the agency of the demonstration. */
export const [thierry, salome] = businesses.map(({ owner }) => owner) as [Owner, Owner];
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
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer la validation' }).click();
  await page.getByText('C’est validé. Merci.').waitFor();
}

/** The address of an owner's home, made as the product makes every link. */
export async function homeLink({ services, env, people }: Product, business: string): Promise<string> {
  const { id: subjectId = '', ownerId: personId = '' } = people.businesses[business] ?? {};
  const id = newId();
  const link = { id, purpose: 'portal' as const, subjectId, round: null, personId };
  const links = [{ ...link, expiresAt: '2099-01-01T00:00:00Z' }];
  await inOffice(services.db, people.officeId, (tx) =>
    linkRows(tx, people.officeId, env.SESSION_SECRET, links),
  );
  return `/portal/${linkToken(env.SESSION_SECRET, id)}`;
}

/** The tokens of the links to a document, the newest first. */
export async function linksOf(
  { db, env }: Product,
  subjectId: string | undefined,
  purpose: 'review' | 'invoice' = 'review',
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`select id from links where subject_id = ${subjectId} and purpose = ${purpose} order by created_at desc, id desc`,
  );
  return found.map(({ id }) => linkToken(env.SESSION_SECRET, id));
}

/** Opens an owner's home: afterwards this browser reads every document of the business. */
export async function openHome(page: Page, product: Product, business: string): Promise<void> {
  await page.goto(await homeLink(product, business));
  await page.getByRole('button', { name: 'Ouvrir mes documents' }).click();
  await page.waitForURL('**/portal');
}
