import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { PaymentMeans, ReversalCause } from '#db/shapes/settling.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { issuedWithRows, namedLike, type ReportFilter, reported } from './report-filter.ts';

/** Which of a list: all, or `most` from a place on. */
export type Part = { most: number; from: number };

/** An issued document with its sealed totals, a credit note below zero. In cents. */
export type ReportedDocument = {
  invoiceId: string;
  number: string;
  kind: DocumentKind;
  issuedOn: string;
  dueOn: string | null;
  businessName: string;
  customerName: string;
  subject: string;
  about: string;
  status: InvoiceStatus;
  currency: string;
  netCents: number;
  vatCents: number;
  grossCents: number;
  payableCents: number;
  /** Null: it asks for nothing, or is not followed yet. */
  balanceCents: number | null;
};

const totals = sql`cross join lateral (select s.content::json -> 'content' as c offset 0) d
  cross join lateral (select d.c -> 'totals' as t, case s.kind when 'creditNote' then -1 else 1 end as sign offset 0) e`;

const ofKind = (credits: boolean): SQL =>
  credits ? sql`s.kind = 'creditNote'` : sql`s.kind <> 'creditNote'`;

const money = (name: 'netCents' | 'vatCents' | 'grossCents' | 'payableCents') =>
  sql`(e.sign * (e.t ->> ${sql.raw(`'${name}'`)})::bigint)`;

/** Invoices (deposits and correctives among them), or credit notes, in the order of their issue. */
export const listReported = (
  tx: Tx,
  filter: ReportFilter,
  { credits, part }: { credits: boolean; part?: Part },
): Promise<ReportedDocument[]> =>
  rows<ReportedDocument>(
    tx,
    sql`with part as materialized (select s.invoice_id from ${issuedWithRows} where ${reported(filter)} and ${ofKind(credits)}
        order by s.issued_at, s.business_id, s.number ${part ? sql`limit ${part.most} offset ${part.from}` : sql``})
      select s.invoice_id as "invoiceId", s.number, s.kind, s.issued_on::text as "issuedOn", s.due_on::text as "dueOn",
        b.name as "businessName", i.buyer_name as "customerName", i.subject,
        coalesce((select string_agg(p ->> 'number', ', ') from json_array_elements(d.c -> 'precedingDocuments') p), '') as about,
        i.status, s.currency, ${money('netCents')}::float8 as "netCents", ${money('vatCents')}::float8 as "vatCents",
        ${money('grossCents')}::float8 as "grossCents", ${money('payableCents')}::float8 as "payableCents",
        i.balance_cents::float8 as "balanceCents"
      from part join ${issuedWithRows} on s.invoice_id = part.invoice_id join businesses b on b.office_id = s.office_id and b.id = s.business_id
      ${totals} where s.office_id = (select app_office()) order by s.issued_at, s.business_id, s.number`,
  );

/** What a list comes to, a sum a currency. */
export type ReportedSum = {
  currency: string;
  count: number;
  netCents: number;
  vatCents: number;
  grossCents: number;
};

export const sumReported = (tx: Tx, filter: ReportFilter, credits: boolean): Promise<ReportedSum[]> =>
  rows<ReportedSum>(
    tx,
    sql`select s.currency, count(*)::int as count, sum(${money('netCents')})::float8 as "netCents",
        sum(${money('vatCents')})::float8 as "vatCents", sum(${money('grossCents')})::float8 as "grossCents"
      from ${issuedWithRows} ${totals} where ${reported(filter)} and ${ofKind(credits)} group by 1 order by 1`,
  );

/** Money that came, on the day it was paid; or that came not after all, below zero, on the day it was reversed. */
export type ReportedPayment = {
  id: string;
  isReversal: boolean;
  on: string;
  businessName: string;
  customerId: string | null;
  customerName: string;
  means: PaymentMeans;
  reference: string;
  cause: ReversalCause | null;
  reason: string;
  numbers: string;
  currency: string;
  cents: number;
  by: string;
  at: string;
};

/** Payments of the filter and reversals, `m`; which documents they settle doesn't narrow them. */
const movements = ({ from, to, businessId, customerId, text }: ReportFilter): SQL => {
  const narrowed = sql.join(
    [
      sql`p.office_id = (select app_office())`,
      ...(businessId ? [sql`p.business_id = ${businessId}::uuid`] : []),
      ...(customerId ? [sql`p.customer_id = ${customerId}::uuid`] : []),
      ...(text ? namedLike(sql`coalesce(c.name, '')`, text) : []),
    ],
    sql` and `,
  );
  const customer = sql`left join customers c on c.office_id = p.office_id and c.id = p.customer_id`;
  return sql`(select p.id, false as reversal, p.paid_on as "on", p.cents, p.at, p.recorded_by as by, null as cause, '' as reason,
      p.office_id, p.business_id, p.customer_id, coalesce(c.name, '') as customer, p.means, p.reference, p.currency
    from payments p ${customer} where ${narrowed} and p.paid_on between ${from}::date and ${to}::date
    union all select p.id, true, (v.at at time zone 'Europe/Paris')::date, -p.cents, v.at, v.recorded_by, v.cause, v.reason,
      p.office_id, p.business_id, p.customer_id, coalesce(c.name, ''), p.means, p.reference, p.currency
    from payment_reversals v join payments p on p.office_id = v.office_id and p.id = v.payment_id ${customer}
    where ${narrowed} and (v.at at time zone 'Europe/Paris')::date between ${from}::date and ${to}::date) m`;
};

export const listReportedPayments = (tx: Tx, filter: ReportFilter, part?: Part): Promise<ReportedPayment[]> =>
  rows<ReportedPayment>(
    tx,
    sql`select m.id, m.reversal as "isReversal", m."on"::text as "on", b.name as "businessName", m.customer_id as "customerId",
        m.customer as "customerName", m.means, m.reference, m.cause, m.reason, m.currency, m.cents::float8 as cents, m.by,
        (m.at at time zone 'Europe/Paris')::date::text as at,
        coalesce((select string_agg(s.number, ', ' order by s.number) from allocations a
          join issued_invoices s on s.office_id = a.office_id and s.invoice_id = a.invoice_id
          where a.office_id = m.office_id and a.source_id = m.id and not exists (
            select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)), '') as numbers
      from ${movements(filter)} join businesses b on b.office_id = m.office_id and b.id = m.business_id
      order by m."on", m.at, m.id, m.reversal ${part ? sql`limit ${part.most} offset ${part.from}` : sql``}`,
  );

export const sumReportedPayments = (
  tx: Tx,
  filter: ReportFilter,
): Promise<{ currency: string; count: number; cents: number }[]> =>
  rows(
    tx,
    sql`select m.currency, count(*)::int as count, sum(m.cents)::float8 as cents from ${movements(filter)} group by 1 order by 1`,
  );
