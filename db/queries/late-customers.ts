import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** What a customer is late with, in one currency: cents, days YYYY-MM-DD in Paris. */
export type LateCustomer = {
  customerId: string;
  customerName: string;
  businessName: string;
  currency: string;
  documents: number;
  lateCents: number;
  disputedCents: number;
  oldestDueOn: string | null;
  promisedOn: string | null;
  dunnedLevel: number;
};

/** Customers who are late, the oldest first, and how many they are; who has no card is on the lists of invoices alone. */
export async function listLateCustomers(
  tx: Tx,
  most: number,
): Promise<{ list: LateCustomer[]; count: number }> {
  const found = await rows<LateCustomer & { count: number }>(
    tx,
    sql`with late as materialized (
        select business_id, customer_id, currency, count(*)::int as documents, sum(late_cents)::float8 as late,
          sum(disputed_cents)::float8 as disputed, min(next_due_on) as due_on, min(promised_on) as promised_on,
          max(dunned_level) as level
        from invoices where office_id = (select app_office()) and balance_cents > 0 and late_cents > 0
          and customer_id is not null group by 1, 2, 3)
      select l.customer_id as "customerId", c.name as "customerName", b.name as "businessName", l.currency, l.documents,
        l.late as "lateCents", l.disputed as "disputedCents", l.due_on::text as "oldestDueOn",
        l.promised_on::text as "promisedOn", coalesce(l.level, 0)::int as "dunnedLevel", (select count(*)::int from late) as count
      from late l
      join businesses b on b.office_id = (select app_office()) and b.id = l.business_id
      join customers c on c.office_id = (select app_office()) and c.id = l.customer_id
      order by l.due_on nulls last, l.late desc, l.customer_id limit ${most}`,
  );
  return { list: found.map(({ count: _, ...each }) => each), count: found[0]?.count ?? 0 };
}
