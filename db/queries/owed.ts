import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { PromisedDate } from '#db/shapes/settling.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';

/** One invoice that is owed to a business. Amounts in cents. */
export type OwedInvoice = {
  id: string;
  number: string;
  customer: string;
  customerId: string | null;
  status: InvoiceStatus;
  currency: string;
  balanceCents: number;
  lateCents: number;
  disputedCents: number;
  dueOn: string | null;
  promisedOn: string | null;
  /** The promise that runs: who gave it, and whether anybody answered. */
  promise: {
    id: string;
    dates: PromisedDate[];
    words: string;
    saidBy: string;
    at: string;
    isAnswered: boolean;
  } | null;
  /** Somebody said that it was paid, and the office looks. */
  isClaimed: boolean;
};

const owed = sql`i.office_id = (select app_office()) and i.balance_cents > 0`;

/** What is owed to a business, a promise that waits for its owner first, then what is late, the oldest first. */
export const listOwed = (
  tx: Tx,
  { businessId, limit, offset }: { businessId: string; limit: number; offset: number },
): Promise<OwedInvoice[]> =>
  rows<OwedInvoice>(
    tx,
    sql`select i.id, i.number, i.buyer_name as customer, i.customer_id as "customerId", i.status, i.currency, i.balance_cents::float8 as "balanceCents",
        i.late_cents::float8 as "lateCents", i.disputed_cents::float8 as "disputedCents", i.next_due_on::text as "dueOn",
        i.promised_on::text as "promisedOn", p.promise, exists (select from payment_claims c where c.office_id = i.office_id
          and c.invoice_id = i.id and not exists (select from claim_answers a where a.office_id = c.office_id
            and a.claim_id = c.id)) as "isClaimed"
      from invoices i
      left join lateral (select json_build_object('id', x.id, 'dates', x.dates, 'words', x.words, 'saidBy', x.said_by,
            'at', x.at, 'isAnswered', exists (select from promise_answers a where a.office_id = x.office_id
              and a.promise_id = x.id)) as promise, not exists (select from promise_answers a
              where a.office_id = x.office_id and a.promise_id = x.id) as waits
          from promises x where i.promised_on is not null and x.office_id = i.office_id and x.invoice_id = i.id
          order by x.at desc, x.id desc limit 1) p on true
      where ${owed} and i.business_id = ${businessId}::uuid
      order by coalesce(p.waits, false) desc, i.late_cents = 0, i.next_due_on nulls last, i.id
      limit ${limit} offset ${offset}`,
  );

export type OwedSums = {
  count: number;
  currency: string;
  totalCents: number;
  lateCents: number;
  promisedCents: number;
};

/** What is owed to a business in all, by currency: of it what is late, and what of the rest is promised. */
export const sumOwed = (tx: Tx, businessId: string): Promise<OwedSums[]> =>
  rows<OwedSums>(
    tx,
    sql`select count(*)::int as count, i.currency, sum(i.balance_cents)::float8 as "totalCents",
        sum(case when i.promised_on is null then i.late_cents else 0 end)::float8 as "lateCents",
        sum(case when i.promised_on is not null then i.balance_cents else 0 end)::float8 as "promisedCents"
      from invoices i where ${owed} and i.business_id = ${businessId}::uuid group by i.currency order by 3 desc`,
  );

/** How many promises to a business nobody has answered. */
export async function countOffered(tx: Tx, businessId: string): Promise<number> {
  const [found] = await rows<{ n: number }>(
    tx,
    sql`select count(*)::int as n from promises p join invoices i on i.office_id = p.office_id and i.id = p.invoice_id
      where p.office_id = (select app_office()) and p.business_id = ${businessId}::uuid and i.promised_on is not null
        and not exists (select from promise_answers a where a.office_id = p.office_id and a.promise_id = p.id)
        and not exists (select from promises q where q.office_id = p.office_id and q.invoice_id = p.invoice_id
          and (q.at, q.id) > (p.at, p.id))`,
  );
  return found?.n ?? 0;
}
