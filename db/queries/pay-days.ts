import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** Invoices that were paid since a day, of a business or one of its customers. */
export type PaidFilter = {
  since: string;
  businessId?: string | undefined;
  customerId?: string | undefined;
};

const paid = ({ since, businessId, customerId }: PaidFilter) =>
  sql`i.office_id = (select app_office()) and i.paid_on >= ${since}::date and i.paid_on is not null
    ${businessId ? sql`and i.business_id = ${businessId}::uuid` : sql``} ${customerId ? sql`and i.customer_id = ${customerId}::uuid` : sql``}`;

/** How many days passed from issue to the last payment: the median, by business. `count`: of how many invoices. */
export type PayDays = { businessId: string; businessName: string; median: number; count: number };

/** By how many days there were of each, from an index alone: medians of a business need no more. The slowest first. */
export const listPayDays = (tx: Tx, filter: PaidFilter): Promise<PayDays[]> =>
  rows<PayDays>(
    tx,
    sql`with counted as (select i.business_id, greatest(0, i.paid_on - i.issued_on) as days, count(*) as n
        from invoices i where ${paid(filter)} group by 1, 2),
      reached as (select *, sum(n) over (partition by business_id order by days) as till, sum(n) over (partition by business_id) as all
        from counted)
      select r.business_id as "businessId", b.name as "businessName", min(r.days) as median, r.all::int as count
      from reached r join businesses b on b.office_id = (select app_office()) and b.id = r.business_id
      where r.till * 2 >= r.all group by 1, 2, 4 order by 3 desc, 2, 1`,
  );

export type PaidInvoice = {
  id: string;
  number: string;
  customerName: string;
  businessName: string;
  issuedOn: string;
  paidOn: string;
  days: number;
};

/** Those invoices, the slowest first, and their median; null: there are none. */
export async function listPaid(
  tx: Tx,
  filter: PaidFilter,
  { most, from }: { most: number; from: number },
): Promise<{ list: PaidInvoice[]; count: number; median: number | null }> {
  const [found] = await rows<{ list: PaidInvoice[]; count: number; median: number | null }>(
    tx,
    sql`with page as (select i.id, row_number() over (order by greatest(0, i.paid_on - i.issued_on) desc, i.paid_on desc, i.id) as place
        from invoices i where ${paid(filter)} order by place limit ${most} offset ${from})
      select coalesce((select json_agg(json_build_object('id', i.id, 'number', i.number, 'customerName', coalesce(k.name, i.buyer_name),
            'businessName', b.name, 'issuedOn', i.issued_on, 'paidOn', i.paid_on, 'days', greatest(0, i.paid_on - i.issued_on)) order by p.place)
          from page p join invoices i on i.office_id = (select app_office()) and i.id = p.id
          join businesses b on b.office_id = i.office_id and b.id = i.business_id
          left join customers k on k.office_id = i.office_id and k.id = i.customer_id), '[]') as list,
        s.count, s.median from (select count(*)::int as count,
          percentile_disc(0.5) within group (order by greatest(0, i.paid_on - i.issued_on)) as median from invoices i where ${paid(filter)}) s`,
  );
  return found ?? { list: [], count: 0, median: null };
}
