import { and, desc, eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { accountingExports, accountingPlans } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { iso } from './invoices.ts';

/** Days of one business, both included. */
export type Period = { businessId: string; from: string; to: string };

/** What a business issued, as it was sealed, with whose account it is on. */
export const listSold = (
  tx: Tx,
  { businessId, from, to }: Period,
): Promise<
  {
    invoiceId: string;
    number: string;
    issuedOn: string;
    issuedAt: string;
    customerId: string | null;
    customerName: string;
    content: InvoiceContent;
  }[]
> =>
  rows(
    tx,
    sql`select s.invoice_id as "invoiceId", s.number, s.issued_on::text as "issuedOn", ${iso(sql`s.issued_at`)} as "issuedAt",
        i.customer_id as "customerId", coalesce(c.name, i.buyer_name) as "customerName", s.content::json -> 'content' as content
      from issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
      left join customers c on c.office_id = i.office_id and c.id = i.customer_id
      where s.office_id = (select app_office()) and s.business_id = ${businessId}::uuid
        and s.issued_on between ${from}::date and ${to}::date order by s.issued_at, s.number`,
  );

/** What was written off, or settled as a small difference, and what of that was taken back (below zero). */
export const listGivenUp = (
  tx: Tx,
  { businessId, from, to }: Period,
): Promise<
  {
    id: string;
    kind: 'writeOff' | 'difference';
    on: string;
    number: string;
    reason: string;
    currency: string;
    cents: number;
    customerId: string | null;
    customerName: string;
  }[]
> => {
  const day = (at: 'a.at' | 'r.at') => sql`(${sql.raw(at)} at time zone 'Europe/Paris')::date`;
  const document = sql`join issued_invoices s on s.office_id = a.office_id and s.invoice_id = a.invoice_id
    join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
    left join customers c on c.office_id = i.office_id and c.id = i.customer_id
    where a.office_id = (select app_office()) and a.business_id = ${businessId}::uuid and a.source_kind in ('writeOff', 'difference')`;
  const words = sql`s.number, s.currency, i.customer_id as "customerId", coalesce(c.name, i.buyer_name) as "customerName"`;
  return rows(
    tx,
    sql`select a.id, a.source_kind as kind, ${day('a.at')}::text as "on", a.reason, a.cents::float8 as cents, ${words}
      from allocations a ${document} and ${day('a.at')} between ${from}::date and ${to}::date
      union all
      select a.id, a.source_kind, ${day('r.at')}::text, r.reason, -a.cents::float8, ${words}
      from allocation_reversals r join allocations a on a.office_id = r.office_id and a.id = r.allocation_id
      ${document} and ${day('r.at')} between ${from}::date and ${to}::date`,
  );
};

/** The accounts that a business chose last; undefined: it never did. */
export const findPlan = async (tx: Tx, businessId: string) => {
  const [plan] = await tx
    .select()
    .from(accountingPlans)
    .where(eq(accountingPlans.businessId, businessId))
    .orderBy(desc(accountingPlans.version))
    .limit(1);
  return plan;
};

export const insertPlan = (tx: Tx, plan: typeof accountingPlans.$inferInsert) =>
  tx.insert(accountingPlans).values(plan);

export type AccountingExport = typeof accountingExports.$inferSelect;

/** One file of a business after the other, until the transaction ends: two of one period are told apart. */
export const lockAccountingExports = (tx: Tx, businessId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${businessId}, 42))`);

export const insertAccountingExport = (tx: Tx, row: typeof accountingExports.$inferInsert) =>
  tx.insert(accountingExports).values(row);

/** What was taken away of a business, the newest first. */
export const listAccountingExports = (
  tx: Tx,
  businessId: string,
  most: number,
): Promise<AccountingExport[]> =>
  tx
    .select()
    .from(accountingExports)
    .where(eq(accountingExports.businessId, businessId))
    .orderBy(desc(accountingExports.at), desc(accountingExports.id))
    .limit(most);

/** Those that have a day of a period in common with it. */
export const listOverlapping = (tx: Tx, { businessId, from, to }: Period): Promise<AccountingExport[]> =>
  tx
    .select()
    .from(accountingExports)
    .where(
      and(
        eq(accountingExports.businessId, businessId),
        sql`${accountingExports.fromOn} <= ${to}::date and ${accountingExports.toOn} >= ${from}::date`,
      ),
    )
    .orderBy(desc(accountingExports.at), desc(accountingExports.id));
