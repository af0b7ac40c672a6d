import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** How far back a payment may be returned, or paid once more. */
const lately = sql`interval '400 days'`;

/** What is owed on documents of a business. */
export const listOpenItems = (tx: Tx, businessId: string) =>
  rows<{
    invoiceId: string;
    number: string;
    customerId: string | null;
    buyerName: string;
    balanceCents: number;
    currency: string;
    issuedOn: string;
    dueOn: string | null;
    parts: number[];
  }>(
    tx,
    sql`select i.id as "invoiceId", i.number, i.customer_id as "customerId", i.buyer_name as "buyerName",
        i.balance_cents::float8 as "balanceCents", i.currency, s.issued_on::text as "issuedOn", i.next_due_on::text as "dueOn",
        coalesce((select json_agg((p ->> 'cents')::float8) from jsonb_array_elements(w.snapshot::jsonb #> '{context,parts}') p
          where jsonb_array_length(w.snapshot::jsonb #> '{context,parts}') > 1), '[]') as parts
      from invoices i
      join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
      join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'settlement'
      where i.office_id = (select app_office()) and i.business_id = ${businessId} and i.balance_cents > 0`,
  );

/** What a business asked for lately and is owed no more. */
export const listSettledItems = (tx: Tx, businessId: string) =>
  rows<{
    invoiceId: string;
    number: string;
    customerId: string | null;
    totalCents: number;
    currency: string;
  }>(
    tx,
    sql`select i.id as "invoiceId", i.number, i.customer_id as "customerId", s.total_cents::float8 as "totalCents", i.currency
      from invoices i join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
      where i.office_id = (select app_office()) and i.business_id = ${businessId} and i.balance_cents = 0
        and s.kind <> 'creditNote' and s.issued_at > app_clock() - ${lately}`,
  );

/** What is left of credit notes and of payments of a business. */
export const listCreditsLeft = (tx: Tx, businessId: string) =>
  rows<{
    kind: 'creditNote' | 'payment';
    id: string;
    number: string;
    customerId: string | null;
    cents: number;
    currency: string;
  }>(
    tx,
    sql`with used as (select a.source_id, sum(a.cents) as cents from allocations a
        where a.office_id = (select app_office()) and a.business_id = ${businessId} and not exists (select from allocation_reversals r
          where r.office_id = a.office_id and r.allocation_id = a.id) group by 1),
      given as (
        select 'creditNote' as kind, s.invoice_id as id, s.number, i.customer_id, s.total_cents as cents, s.currency
          from issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
          where s.office_id = (select app_office()) and s.business_id = ${businessId} and s.kind = 'creditNote'
        union all
        select 'payment', p.id, '', p.customer_id, p.cents, p.currency from payments p
          where p.office_id = (select app_office()) and p.business_id = ${businessId} and not exists (select from payment_reversals v
            where v.office_id = p.office_id and v.payment_id = p.id))
      select g.kind, g.id, g.number, g.customer_id as "customerId", (g.cents - coalesce(u.cents, 0))::float8 as cents, g.currency
      from given g left join used u on u.source_id = g.id where g.cents > coalesce(u.cents, 0)`,
  );

/** Payments that came lately and stand, with the numbers of what they settle. */
export const listPastPayments = (tx: Tx, businessId: string) =>
  rows<{
    id: string;
    customerId: string | null;
    paidOn: string;
    cents: number;
    currency: string;
    reference: string;
    numbers: string[];
  }>(
    tx,
    sql`select p.id, p.customer_id as "customerId", p.paid_on::text as "paidOn", p.cents::float8 as cents, p.currency, p.reference,
        coalesce((select json_agg(s.number) from allocations a
          join issued_invoices s on s.office_id = a.office_id and s.invoice_id = a.invoice_id
          where a.office_id = p.office_id and a.source_id = p.id), '[]') as numbers
      from payments p
      where p.office_id = (select app_office()) and p.business_id = ${businessId} and p.paid_on > (app_clock() - ${lately})::date
        and not exists (select from payment_reversals v where v.office_id = p.office_id and v.payment_id = p.id)`,
  );

/** What a business and those who owe it are called, and its own account as its card says. */
export const listMatchNames = async (tx: Tx, businessId: string) => {
  const [business] = await rows<{ name: string; iban: string }>(
    tx,
    sql`select name, iban from businesses where office_id = (select app_office()) and id = ${businessId}`,
  );
  const customers = await rows<{ id: string; names: string[] }>(
    tx,
    sql`select c.id, array_remove(array[c.name, c.party ->> 'name', c.party ->> 'tradingName'], null) as names from customers c
      where c.office_id = (select app_office()) and c.business_id = ${businessId}`,
  );
  const accounts = await rows<{ iban: string }>(
    tx,
    sql`select iban from bank_accounts where office_id = (select app_office()) and business_id = ${businessId}`,
  );
  const ownIbans = [business?.iban ?? '', ...accounts.map(({ iban }) => iban)].filter(Boolean);
  return { businessNames: business ? [business.name] : [], customers, ownIbans };
};

/** What is owed on each of these now. */
export async function listBalances(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ id: string; cents: number }>(
    tx,
    sql`select id, balance_cents::float8 as cents from invoices where office_id = (select app_office())
      and id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map(({ id, cents }) => [id, cents]));
}
