import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent, VatCategory } from '#db/shapes/content.ts';
import type { TurnoverKey } from '#db/shapes/turnover.ts';
import { issuedWithRows, type ReportFilter, reported } from './report-filter.ts';

/** Sealed amounts of documents that have a key in common: a month, a business, a customer, a rate; one currency. In cents. */
export type TurnoverPart = {
  key: string;
  label: string;
  currency: string;
  documents: number;
  netCents: number;
  vatCents: number;
};

/** A key and its label, of documents `s` with their rows `i`. */
const grouping = {
  month: { key: sql`to_char(s.issued_on, 'YYYY-MM')`, label: sql`''` },
  business: {
    key: sql`s.business_id::text`,
    label: sql`(select b.name from businesses b where b.office_id = s.office_id and b.id = s.business_id)`,
  },
  // Whom no card is known of is told by his name.
  customer: {
    key: sql`coalesce(i.customer_id::text, 'name ' || i.buyer_name)`,
    label: sql`coalesce((select c.name from customers c where c.office_id = i.office_id and c.id = i.customer_id), i.buyer_name)`,
  },
};

const totals = sql`cross join lateral (select s.content::json #> '{content,totals}' as t offset 0) c`;
const sign = sql`case s.kind when 'creditNote' then -1 else 1 end`;

/** What was sealed of each key, credit notes below zero. */
export function listTurnover(tx: Tx, by: TurnoverKey, filter: ReportFilter): Promise<TurnoverPart[]> {
  if (by === 'vat')
    return rows<TurnoverPart>(
      tx,
      sql`select v ->> 'category' || ' ' || (v ->> 'rate') as key, '' as label, s.currency, count(*)::int as documents,
          sum(${sign} * (v ->> 'baseCents')::bigint)::float8 as "netCents", sum(${sign} * (v ->> 'vatCents')::bigint)::float8 as "vatCents"
        from ${issuedWithRows} ${totals} cross join lateral json_array_elements(c.t -> 'vat') v
        where ${reported(filter)} group by 1, 3`,
    );
  const { key, label } = grouping[by];
  return rows<TurnoverPart>(
    tx,
    sql`select g.key, min(g.label) as label, g.currency, count(*)::int as documents, sum(g.net)::float8 as "netCents",
        sum(g.vat)::float8 as "vatCents"
      from (select ${key} as key, ${label} as label, s.currency, ${sign} * (c.t ->> 'netCents')::bigint as net,
          ${sign} * (c.t ->> 'vatCents')::bigint as vat
        from ${issuedWithRows} ${totals} where ${reported(filter)}) g
      group by g.key, g.currency`,
  );
}

/** A document whose sealed totals alone don't say what it adds: one that replaces another, or takes deposits back as a sum. */
export type AdjustedDocument = {
  invoiceId: string;
  businessId: string;
  businessName: string;
  customerId: string | null;
  customerName: string;
  number: string;
  issuedOn: string;
  currency: string;
  content: InvoiceContent;
};

export const listAdjusted = (tx: Tx, filter: ReportFilter): Promise<AdjustedDocument[]> =>
  rows<AdjustedDocument>(
    tx,
    sql`select s.invoice_id as "invoiceId", s.business_id as "businessId", ${grouping.business.label} as "businessName",
        i.customer_id as "customerId", ${grouping.customer.label} as "customerName", s.number, s.issued_on::text as "issuedOn",
        s.currency, s.content::json -> 'content' as content
      from ${issuedWithRows} where ${reported(filter)} and (s.kind = 'corrective'
        or (s.kind = 'invoice' and strpos(s.content, '"prepaidCents":0') = 0))
      order by s.issued_on, s.number`,
  );

/** Documents of a business by their numbers, as they were sealed. */
export const listSealedByNumber = (
  tx: Tx,
  businessId: string,
  numbers: readonly string[],
): Promise<{ invoiceId: string; number: string; issuedOn: string; content: InvoiceContent }[]> =>
  rows(
    tx,
    sql`select invoice_id as "invoiceId", number, issued_on::text as "issuedOn", content::json -> 'content' as content
      from issued_invoices where office_id = (select app_office()) and business_id = ${businessId}::uuid
        and number = any (${sql.param([...numbers])}::text[])`,
  );

/** One rate as a key of turnover says it: "S 20". */
export const vatKey = ({ category, rate }: { category: VatCategory; rate: string }) => `${category} ${rate}`;
