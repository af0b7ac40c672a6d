import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind, InvoiceContent } from '#db/shapes/content.ts';
import type { Naming } from '#db/shapes/naming.ts';
import { isSameBuyer } from './buyer-marks.ts';

export type EarlierRow = {
  /** The draft that names it. */
  invoiceId: string;
  number: string;
  kind: DocumentKind;
  issuedOn: string;
  currency: string;
  content: InvoiceContent;
  replaces: string[];
  isDeposit: boolean;
  namedBy: Naming[];
};

/**
 * An issued document `s` of a business with what other drafts than `e` names, alive or issued, do to it or to what it
 * replaced. A draft that replaces one of them does what that one did in its place.
 */
const earlier = sql`s.number, s.kind, s.issued_on::text as "issuedOn", s.currency, s.content::jsonb -> 'content' as content,
    array_remove(chain.numbers, s.number) as replaces,
    (s.kind = 'deposit' or (s.kind = 'corrective' and ${isOfDeposit()})) as "isDeposit",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', od.content -> 'kind', 'lines', od.content -> 'lines',
        'precedingDocuments', od.content -> 'precedingDocuments', 'totals', od.content -> 'totals',
        'invoiceId', oi.id, 'reference', coalesce(os.number, oi.provisional_ref), 'isIssued', os.number is not null,
        'isReplaced', exists (
          select 1 from earlier_documents r
          join drafts rd on rd.office_id = r.office_id and rd.invoice_id = r.invoice_id
          join invoices ri on ri.office_id = r.office_id and ri.id = r.invoice_id
          left join issued_invoices rs on rs.office_id = r.office_id and rs.invoice_id = r.invoice_id
          where r.office_id = s.office_id and r.number = os.number and ri.business_id = s.business_id
            and ri.kind = 'corrective' and rd.content #>> '{precedingDocuments,0,number}' = os.number
            and (rs.number is not null or r.invoice_id = e.invoice_id)))
        order by oi.created_at, oi.id), '[]')
      from invoices oi
      join drafts od on od.office_id = oi.office_id and od.invoice_id = oi.id
      left join issued_invoices os on os.office_id = oi.office_id and os.invoice_id = oi.id
      where oi.office_id = s.office_id and oi.business_id = s.business_id
        and oi.id in (select o.invoice_id from earlier_documents o
          where o.office_id = s.office_id and o.number = any (chain.numbers))
        and oi.status not in ('deleted', 'withdrawn') and oi.id is distinct from e.invoice_id) as "namedBy"`;

/** The document `s` and those that it replaced. */
const chain = sql`cross join lateral (select replaced_chain(s.office_id, s.business_id, s.number) as numbers) chain`;

function isOfDeposit() {
  return sql`exists (select 1 from issued_invoices ds where ds.office_id = s.office_id and ds.business_id = s.business_id
      and ds.number = any (chain.numbers) and ds.kind = 'deposit')`;
}

/** The issued documents that these drafts name, each with what the others do to it. */
export function listEarlierDocuments(tx: Tx, invoiceIds: readonly string[]): Promise<EarlierRow[]> {
  return rows<EarlierRow>(
    tx,
    sql`select e.invoice_id as "invoiceId", ${earlier}
      from earlier_documents e
      join invoices i on i.office_id = e.office_id and i.id = e.invoice_id
      join issued_invoices s on s.office_id = i.office_id and s.business_id = i.business_id and s.number = e.number
      ${chain}
      where e.office_id = (select app_office()) and e.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
}

/**
 * The deposit invoices (and correctives of them) a business issued to the buyer of a draft, newest first, with what was
 * done to them but by that draft. A buyer is a customer on record, or who the document itself says he is: never a namesake.
 */
export function listDeposits(
  tx: Tx,
  { invoiceId, businessId, customerId }: { invoiceId: string; businessId: string; customerId: string | null },
): Promise<EarlierRow[]> {
  return rows<EarlierRow>(
    tx,
    sql`select e.invoice_id as "invoiceId", ${earlier}
      from drafts e
      join invoices i on i.office_id = e.office_id
      join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
      join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      ${chain}
      where e.office_id = (select app_office()) and e.invoice_id = ${invoiceId} and i.business_id = ${businessId}
        and (i.kind = 'deposit' or (i.kind = 'corrective' and ${isOfDeposit()}))
        and (i.customer_id = ${customerId}::uuid or (i.customer_id is null and ${isSameBuyer('e', 'd')}))
      order by s.issued_at desc limit 50`,
  );
}

/** One issued document by its invoice, with what others did to it. */
export async function findIssuedDocument(tx: Tx, invoiceId: string): Promise<EarlierRow | undefined> {
  const [found] = await rows<EarlierRow>(
    tx,
    sql`select s.invoice_id as "invoiceId", ${earlier}
      from issued_invoices s
      cross join (select null::uuid as invoice_id) e
      ${chain}
      where s.office_id = (select app_office()) and s.invoice_id = ${invoiceId}`,
  );
  return found;
}
