import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { isLateOn } from './open-parts.ts';

/** What a customer is late with, in one currency: cents, days YYYY-MM-DD in Paris. */
export type LateCustomer = {
  customerId: string;
  customerName: string;
  businessName: string;
  currency: string;
  documents: number;
  lateCents: number;
  disputedCents: number;
  oldestDueOn: string;
  promisedOn: string | null;
  dunnedLevel: number;
};

/** Documents in one part are read from an index alone, in its order; on receipt, they are late after three days. */
const late = (today: string) => sql`
  select business_id, customer_id, currency, sum(documents)::int as documents, sum(cents) as cents, min(due_on) as due_on from (
    select business_id, customer_id, currency, count(*) as documents, sum(balance_cents)::float8 as cents,
      min(coalesce(due_on, issued_on)) as due_on
    from invoices where office_id = (select app_office()) and balance_cents > 0 and asked_parts is null
      and ${isLateOn(today)} group by 1, 2, 3
    union all
    select business_id, customer_id, currency, count(*), sum(late_cents)::float8, min(next_due_on)
    from invoices where office_id = (select app_office()) and balance_cents > 0 and asked_parts is not null
      and late_cents > 0 group by 1, 2, 3) o
  where customer_id is not null group by 1, 2, 3`;

/** Customers who are late, the oldest first, and how many they are; who has no card is on the lists of invoices alone. */
export async function listLateCustomers(
  tx: Tx,
  { today, most }: { today: string; most: number },
): Promise<{ list: LateCustomer[]; count: number }> {
  const found = await rows<LateCustomer & { count: number }>(
    tx,
    sql`with late as materialized (${late(today)}),
      first as materialized (select * from late order by due_on, cents desc, customer_id limit ${most})
      select l.customer_id as "customerId", c.name as "customerName", b.name as "businessName", l.currency, l.documents,
        l.cents as "lateCents", coalesce(o.disputed, 0) as "disputedCents", l.due_on::text as "oldestDueOn",
        o.promised_on::text as "promisedOn", coalesce(o.level, 0)::int as "dunnedLevel", (select count(*)::int from late) as count
      from first l
      join businesses b on b.office_id = (select app_office()) and b.id = l.business_id
      join customers c on c.office_id = (select app_office()) and c.id = l.customer_id
      cross join lateral (select sum(i.disputed_cents)::float8 as disputed, min(i.promised_on) as promised_on, max(i.dunned_level) as level
        from invoices i where i.office_id = (select app_office()) and i.business_id = l.business_id and i.customer_id = l.customer_id
          and i.currency = l.currency and i.balance_cents > 0 and i.late_cents > 0) o
      order by l.due_on, l.cents desc, l.customer_id`,
  );
  return { list: found.map(({ count: _, ...each }) => each), count: found[0]?.count ?? 0 };
}
