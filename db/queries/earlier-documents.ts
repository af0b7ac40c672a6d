import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind, InvoiceContent } from '#workflows/invoice/content.ts';

type NamedBy = Pick<InvoiceContent, 'kind' | 'lines' | 'precedingDocuments' | 'totals'>;

export type EarlierRow = {
  /** The draft that names it. */
  invoiceId: string;
  number: string;
  kind: DocumentKind;
  issuedOn: string;
  currency: string;
  content: InvoiceContent;
  namedBy: NamedBy[];
};

/** What other drafts, alive or issued, do to a document of the same business. */
const namedBy = sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', od.content -> 'kind', 'lines', od.content -> 'lines',
      'precedingDocuments', od.content -> 'precedingDocuments', 'totals', od.content -> 'totals')), '[]')
    from earlier_documents o
    join invoices oi on oi.office_id = o.office_id and oi.id = o.invoice_id
    join drafts od on od.office_id = o.office_id and od.invoice_id = o.invoice_id
    where o.office_id = s.office_id and o.number = s.number and oi.business_id = s.business_id
      and oi.status not in ('deleted', 'withdrawn') and o.invoice_id is distinct from e.invoice_id)`;

/** The issued documents that these drafts name, each with what the others do to it. */
export function listEarlierDocuments(tx: Tx, invoiceIds: readonly string[]): Promise<EarlierRow[]> {
  return rows<EarlierRow>(
    tx,
    sql`select e.invoice_id as "invoiceId", s.number, s.kind, s.issued_on::text as "issuedOn", s.currency,
        s.content::jsonb -> 'content' as content, ${namedBy} as "namedBy"
      from earlier_documents e
      join invoices i on i.office_id = e.office_id and i.id = e.invoice_id
      join issued_invoices s on s.office_id = i.office_id and s.business_id = i.business_id and s.number = e.number
      where e.office_id = (select app_office()) and e.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
}

/** The deposit invoices a business issued to one buyer, newest first, with what was done to them but by `invoiceId`. */
export function listDeposits(
  tx: Tx,
  {
    businessId,
    invoiceId,
    buyerName,
    customerId,
  }: { businessId: string; invoiceId: string | null; buyerName: string; customerId: string | null },
): Promise<EarlierRow[]> {
  return rows<EarlierRow>(
    tx,
    sql`select ${invoiceId}::uuid as "invoiceId", s.number, s.kind, s.issued_on::text as "issuedOn", s.currency,
        s.content::jsonb -> 'content' as content, ${namedBy} as "namedBy"
      from invoices i
      join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
      cross join (select ${invoiceId}::uuid as invoice_id) e
      where i.office_id = (select app_office()) and i.business_id = ${businessId} and i.kind = 'deposit'
        and (i.customer_id = ${customerId}::uuid or (i.customer_id is null and i.buyer_name = ${buyerName}))
      order by s.issued_at desc limit 50`,
  );
}

/** One issued document by its invoice, with what others did to it. */
export async function findIssuedDocument(tx: Tx, invoiceId: string): Promise<EarlierRow | undefined> {
  const [found] = await rows<EarlierRow>(
    tx,
    sql`select s.invoice_id as "invoiceId", s.number, s.kind, s.issued_on::text as "issuedOn", s.currency,
        s.content::jsonb -> 'content' as content, ${namedBy} as "namedBy"
      from issued_invoices s
      cross join (select null::uuid as invoice_id) e
      where s.office_id = (select app_office()) and s.invoice_id = ${invoiceId}`,
  );
  return found;
}
