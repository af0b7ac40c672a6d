import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { rows, type Tx } from '#db/client.ts';
import { businesses, customers } from '#db/schema/businesses.ts';
import { documents, invoices, issuedInvoices } from '#db/schema/invoices.ts';
import { acknowledgements } from '#db/schema/mails.ts';
import { offices, staff } from '#db/schema/offices.ts';
import type { PayingContent } from '#db/shapes/paying.ts';
import { isSameBuyer } from './buyer-marks.ts';

/** An issued invoice as its customer may see it; undefined for a draft or a foreign id. */
export async function findCustomerInvoice(tx: Tx, { invoiceId }: { invoiceId: string }) {
  const [found] = await tx
    .select({
      invoice: invoices,
      issued: issuedInvoices,
      business: { id: businesses.id, name: businesses.name },
      office: { name: offices.name, phone: offices.phone, email: offices.email },
      contact: { name: staff.name, phone: staff.phone, email: staff.email },
      customer: { id: customers.id, name: customers.name, email: customers.email },
      pdf: { sha256: documents.sha256, bytes: documents.bytes },
    })
    .from(issuedInvoices)
    .innerJoin(invoices, eq(invoices.id, issuedInvoices.invoiceId))
    .innerJoin(businesses, eq(businesses.id, invoices.businessId))
    .innerJoin(offices, eq(offices.id, invoices.officeId))
    .leftJoin(
      staff,
      and(
        eq(staff.officeId, businesses.officeId),
        eq(staff.id, businesses.contactStaffId),
        isNull(staff.disabledAt),
      ),
    )
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(documents, and(eq(documents.invoiceId, invoices.id), eq(documents.kind, 'pdf')))
    .where(eq(issuedInvoices.invoiceId, invoiceId));
  return found;
}

export type CustomerInvoiceRecord = NonNullable<Awaited<ReturnType<typeof findCustomerInvoice>>>;

/** The document that the same customer got from the business before this one, credit notes left out; undefined for a first. */
export async function findFormerOf(
  tx: Tx,
  { invoiceId }: { invoiceId: string },
): Promise<{ number: string; content: PayingContent } | undefined> {
  const [found] = await rows<{ number: string; content: PayingContent }>(
    tx,
    sql`select s.number, s.content::jsonb -> 'content' as content
      from issued_invoices t
      join invoices i on i.office_id = t.office_id and i.id = t.invoice_id
      join invoices j on j.office_id = i.office_id and j.business_id = i.business_id and j.id <> i.id
      join drafts di on di.office_id = i.office_id and di.invoice_id = i.id
      join drafts dj on dj.office_id = j.office_id and dj.invoice_id = j.id
        and (j.customer_id = i.customer_id or (i.customer_id is null and j.customer_id is null and ${isSameBuyer('di', 'dj')}))
      join issued_invoices s on s.office_id = j.office_id and s.invoice_id = j.id
      where t.office_id = (select app_office()) and t.invoice_id = ${invoiceId}
        and s.issued_at < t.issued_at and s.kind <> 'creditNote'
      order by s.issued_at desc limit 1`,
  );
  return found;
}

type Parties = { businessId: string; customerId: string };
const between = ({ businessId, customerId }: Parties) =>
  and(eq(invoices.businessId, businessId), eq(invoices.customerId, customerId));

/** How many documents a business issued to one customer. */
export async function countCustomerInvoices(tx: Tx, parties: Parties): Promise<number> {
  const [found] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(issuedInvoices)
    .innerJoin(invoices, eq(invoices.id, issuedInvoices.invoiceId))
    .where(between(parties));
  return found?.count ?? 0;
}

/** A part of all that a business issued to one customer, newest first, without limit of time. */
export function listCustomerInvoices(
  tx: Tx,
  { limit, offset, ...parties }: Parties & { limit: number; offset: number },
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
    .where(between(parties))
    .orderBy(desc(issuedInvoices.issuedAt), desc(issuedInvoices.sequence))
    .limit(limit)
    .offset(offset);
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
