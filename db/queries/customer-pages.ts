import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#db/client.ts';
import { businesses, customers } from '#db/schema/businesses.ts';
import { documents, invoices, issuedInvoices } from '#db/schema/invoices.ts';
import { acknowledgements } from '#db/schema/mails.ts';
import { offices } from '#db/schema/offices.ts';

/** An issued invoice as its customer may see it; undefined for a draft or a foreign id. */
export async function findCustomerInvoice(tx: Tx, { invoiceId }: { invoiceId: string }) {
  const [found] = await tx
    .select({
      invoice: invoices,
      issued: issuedInvoices,
      business: { id: businesses.id, name: businesses.name },
      office: { name: offices.name, phone: offices.phone, email: offices.email },
      customer: { id: customers.id, name: customers.name, email: customers.email },
      pdf: { sha256: documents.sha256, bytes: documents.bytes },
    })
    .from(issuedInvoices)
    .innerJoin(invoices, eq(invoices.id, issuedInvoices.invoiceId))
    .innerJoin(businesses, eq(businesses.id, invoices.businessId))
    .innerJoin(offices, eq(offices.id, invoices.officeId))
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(documents, and(eq(documents.invoiceId, invoices.id), eq(documents.kind, 'pdf')))
    .where(eq(issuedInvoices.invoiceId, invoiceId));
  return found;
}

export type CustomerInvoiceRecord = NonNullable<Awaited<ReturnType<typeof findCustomerInvoice>>>;

/** Everything a business issued to one customer, newest first, without limit of time. */
export function listCustomerInvoices(
  tx: Tx,
  { businessId, customerId }: { businessId: string; customerId: string },
) {
  return tx
    .select({
      id: invoices.id,
      number: issuedInvoices.number,
      kind: invoices.kind,
      subject: invoices.subject,
      status: invoices.status,
      issuedOn: issuedInvoices.issuedOn,
      dueOn: issuedInvoices.dueOn,
      payableCents: invoices.payableCents,
      currency: invoices.currency,
      hasPdf: isNotNull(documents.sha256),
    })
    .from(issuedInvoices)
    .innerJoin(invoices, eq(invoices.id, issuedInvoices.invoiceId))
    .leftJoin(documents, and(eq(documents.invoiceId, invoices.id), eq(documents.kind, 'pdf')))
    .where(and(eq(invoices.businessId, businessId), eq(invoices.customerId, customerId)))
    .orderBy(desc(issuedInvoices.issuedAt), desc(issuedInvoices.sequence));
}

/** Once a link and invoice: a second confirmation changes nothing. */
export async function insertAcknowledgement(
  tx: Tx,
  entry: typeof acknowledgements.$inferInsert,
): Promise<void> {
  await tx.insert(acknowledgements).values(entry).onConflictDoNothing();
}

/** Whether two issued invoices go from the same business to the same customer. */
export async function isSameCustomer(
  tx: Tx,
  { invoiceId, knownId }: { invoiceId: string; knownId: string },
): Promise<boolean> {
  const known = alias(invoices, 'known');
  const [found] = await tx
    .select({ id: invoices.id })
    .from(invoices)
    .innerJoin(issuedInvoices, eq(issuedInvoices.invoiceId, invoices.id))
    .innerJoin(
      known,
      and(eq(known.businessId, invoices.businessId), eq(known.customerId, invoices.customerId)),
    )
    .where(and(eq(invoices.id, invoiceId), eq(known.id, knownId)));
  return found !== undefined;
}
