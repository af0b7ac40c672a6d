import { and, eq, inArray, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { customers, drafts, invoices } from '#db/schema/index.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { alphabetical } from './fold.ts';

/** A draft with the identity it belongs to, or nothing: a draft that was issued or deleted keeps its last content. */
export async function findDraft(tx: Tx, invoiceId: string) {
  const [found] = await tx
    .select({ invoice: invoices, draft: drafts })
    .from(invoices)
    .innerJoin(drafts, and(eq(drafts.officeId, invoices.officeId), eq(drafts.invoiceId, invoices.id)))
    .where(eq(invoices.id, invoiceId));
  return found;
}

/** The contents of several drafts by invoice id; those that are not of this office are absent. */
export async function listDraftContents(
  tx: Tx,
  invoiceIds: readonly string[],
): Promise<Map<string, InvoiceContent>> {
  const found = await tx
    .select({ id: drafts.invoiceId, content: drafts.content })
    .from(drafts)
    .where(inArray(drafts.invoiceId, [...invoiceIds]));
  return new Map(found.map(({ id, content }) => [id, content]));
}

export type CustomerParty = { id: string; name: string; party: InvoiceContent['buyer'] };

/** The customers of one business with what they put on an invoice, in alphabetical order. */
export function listCustomerParties(tx: Tx, businessId: string): Promise<CustomerParty[]> {
  return tx
    .select({ id: customers.id, name: customers.name, party: customers.party })
    .from(customers)
    .where(eq(customers.businessId, businessId))
    .orderBy(alphabetical(customers.name), customers.id);
}

/** What was issued in the business's name before this draft: guardrails look at it. */
export async function findIssuedBefore(
  tx: Tx,
  invoice: { businessId: string; customerId: string | null; buyerName: string },
): Promise<{ lastIban: string | null; customerKnown: boolean }> {
  const { businessId, customerId, buyerName } = invoice;
  const [found] = await rows<{ lastIban: string | null; customerKnown: boolean }>(
    tx,
    sql`select (select s.content::jsonb #>> '{content,payment,iban}' from issued_invoices s
        where s.office_id = (select app_office()) and s.business_id = ${businessId}::uuid
        order by s.issued_at desc limit 1) as "lastIban",
      exists (select from invoices o where o.office_id = (select app_office()) and o.business_id = ${businessId}::uuid
        and o.number is not null and (o.customer_id = ${customerId}::uuid
          or (${customerId}::uuid is null and o.buyer_name = ${buyerName}))) as "customerKnown"`,
  );
  return found!;
}
