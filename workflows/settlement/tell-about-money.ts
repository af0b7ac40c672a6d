import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { findLivingLink } from '#db/queries/links.ts';
import { requestMail } from '../mail/outbox.ts';
import type { Services } from '../services.ts';

type Mails = Pick<Services, 'board'>;

/** The customer of an invoice, where it has an address to write to. */
async function customerOf(tx: Tx, invoiceId: string) {
  const [found] = await rows<{ id: string; name: string; email: string }>(
    tx,
    sql`select c.id, c.name, c.email from invoices i join customers c on c.office_id = i.office_id and c.id = i.customer_id
      where i.office_id = (select app_office()) and i.id = ${invoiceId}::uuid and c.email <> ''`,
  );
  return found;
}

/** To the customer: what became of what he said. The link is the one of his invoice, as long as it works. */
async function tellCustomer(
  s: Mails,
  tx: Tx,
  officeId: string,
  { invoiceId, ...facts }: { invoiceId: string; about: 'dispute' | 'promise'; id: string },
  which: string,
): Promise<void> {
  const customer = await customerOf(tx, invoiceId);
  if (!customer) return;
  const linkId = await findLivingLink(tx, {
    subjectId: invoiceId,
    personId: customer.id,
    purpose: 'invoice',
  });
  await requestMail(tx, s, {
    officeId,
    key: `moneyAnswered:${facts.id}:${which}`,
    kind: 'moneyAnswered',
    to: { address: customer.email, name: customer.name },
    facts,
    invoiceId,
    linkId: linkId ?? null,
  });
}

/** The customer gets the answer to his dispute. */
export const tellDisputer = (
  s: Mails,
  tx: Tx,
  officeId: string,
  { id, invoiceId }: { id: string; invoiceId: string },
): Promise<void> => tellCustomer(s, tx, officeId, { invoiceId, about: 'dispute', id }, 'answered');

/** The customer is told whether his promise was taken. */
export const tellPromiser = (
  s: Mails,
  tx: Tx,
  officeId: string,
  { promiseId: id, invoiceId, outcome }: { promiseId: string; invoiceId: string; outcome: string },
): Promise<void> => tellCustomer(s, tx, officeId, { invoiceId, about: 'promise', id }, outcome);

/** To each owner of the business: a promise waits for his word. */
export async function tellOwnersOfPromise(
  s: Mails,
  tx: Tx,
  officeId: string,
  { promiseId, businessId, invoiceId }: { promiseId: string; businessId: string; invoiceId: string },
): Promise<void> {
  const owners = await rows<{ id: string; name: string; email: string }>(
    tx,
    sql`select id, name, email from owners where office_id = (select app_office()) and business_id = ${businessId}::uuid
      and revoked_at is null order by created_at, id`,
  );
  for (const { id, name, email } of owners)
    await requestMail(tx, s, {
      officeId,
      key: `promiseOffered:${promiseId}:${id}`,
      kind: 'promiseOffered',
      to: { address: email, name },
      facts: { promiseId, ownerId: id },
      invoiceId,
    });
}
