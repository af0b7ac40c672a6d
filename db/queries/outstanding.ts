import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { PaymentMeans } from '#db/shapes/settling.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { iso } from './invoices.ts';

/** An issued document of which something is owed. Amounts in cents of `currency`, days YYYY-MM-DD in Paris. */
export type OpenDocument = {
  invoiceId: string;
  number: string;
  subject: string;
  kind: DocumentKind;
  status: InvoiceStatus;
  /** Of the oldest part that is owed; null: a retention without a day. */
  dueOn: string | null;
  currency: string;
  balanceCents: number;
  lateCents: number;
  disputedCents: number;
  promisedOn: string | null;
  dunnedLevel: number;
  dispatchState: string | null;
};

type Of = { businessId: string; customerId: string };

/** What a customer owes a business, the oldest first. */
export const listOpenDocuments = (tx: Tx, { businessId, customerId }: Of): Promise<OpenDocument[]> =>
  rows<OpenDocument>(
    tx,
    sql`select id as "invoiceId", number, subject, kind, status, next_due_on::text as "dueOn", currency,
        balance_cents::float8 as "balanceCents", late_cents::float8 as "lateCents", disputed_cents::float8 as "disputedCents",
        promised_on::text as "promisedOn", dunned_level as "dunnedLevel", dispatch_state as "dispatchState"
      from invoices where office_id = (select app_office()) and business_id = ${businessId}::uuid
        and customer_id = ${customerId}::uuid and balance_cents > 0
      order by next_due_on nulls last, number`,
  );

/** What is left of a payment or a credit note: the customer's. `label`: a reference, or a number. */
export type Credit = {
  kind: 'payment' | 'creditNote';
  id: string;
  on: string;
  label: string;
  means: PaymentMeans | null;
  cents: number;
  leftCents: number;
  currency: string;
};

const used = (source: 'p.id' | 's.invoice_id', office: 'p' | 's') =>
  sql.raw(`coalesce((select sum(a.cents) from allocations a where a.office_id = ${office}.office_id and a.source_id = ${source}
    and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)), 0)`);

/** What a customer has paid, or was credited, that settles nothing yet, the oldest first. */
export const listCredits = (tx: Tx, { businessId, customerId }: Of): Promise<Credit[]> =>
  rows<Credit>(
    tx,
    sql`select * from (
        select 'payment' as kind, p.id, p.paid_on::text as on, p.reference as label, p.means, p.cents::float8 as cents,
          (p.cents - ${used('p.id', 'p')})::float8 as "leftCents", p.currency
        from payments p where p.office_id = (select app_office()) and p.business_id = ${businessId}::uuid
          and p.customer_id = ${customerId}::uuid
          and not exists (select from payment_reversals r where r.office_id = p.office_id and r.payment_id = p.id)
        union all
        select 'creditNote', s.invoice_id, s.issued_on::text, s.number, null, s.total_cents::float8,
          (s.total_cents - ${used('s.invoice_id', 's')})::float8, s.currency
        from invoices i join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
        where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid
          and i.customer_id = ${customerId}::uuid and s.kind = 'creditNote') c
      where "leftCents" > 0 order by "on", id`,
  );

/** A payment of a customer, reversed or not. */
export type CustomerPayment = {
  id: string;
  paidOn: string;
  means: PaymentMeans;
  reference: string;
  cents: number;
  currency: string;
  by: string;
  at: string;
  isReversed: boolean;
  /** What it settles now. */
  numbers: string[];
};

/** The newest payments of a customer. */
export const listPaymentsOf = (
  tx: Tx,
  { businessId, customerId, most }: Of & { most: number },
): Promise<CustomerPayment[]> =>
  rows<CustomerPayment>(
    tx,
    sql`select p.id, p.paid_on::text as "paidOn", p.means, p.reference, p.cents::float8 as cents, p.currency,
        p.recorded_by as by, ${iso(sql`p.at`)} as at,
        exists (select from payment_reversals r where r.office_id = p.office_id and r.payment_id = p.id) as "isReversed",
        coalesce((select array_agg(s.number order by s.number) from allocations a
          join issued_invoices s on s.office_id = a.office_id and s.invoice_id = a.invoice_id
          where a.office_id = p.office_id and a.source_id = p.id and not exists (
            select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)), '{}') as numbers
      from payments p where p.office_id = (select app_office()) and p.business_id = ${businessId}::uuid
        and p.customer_id = ${customerId}::uuid order by p.paid_on desc, p.id desc limit ${most}`,
  );
