import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** Days in Paris, YYYY-MM-DD. */
const day = (at: SQL) => sql`(${at} at time zone 'Europe/Paris')::date`;

type Of = { businessId: string; from: string };

/** Documents of a business of which something was owed on or after a day, with all that happened to them since. Cents. */
export const listPastDocuments = (tx: Tx, { businessId, from }: Of) =>
  rows<{
    invoiceId: string;
    number: string;
    customerId: string;
    customer: string;
    currency: string;
    issuedOn: string;
    dueOn: string | null;
    balanceCents: number;
    askedParts: { cents: number; dueOn: string | null; lateAt: string | null }[] | null;
    settledCents: number;
    moves: { on: string; cents: number }[];
    disputes: { from: string; until: string | null; cents: number }[];
    claims: { from: string; until: string | null; cents: number }[];
    promises: { from: string; until: string | null }[];
    isDelivered: boolean;
    dunnedLevel: number;
  }>(
    tx,
    sql`with moved as materialized (
        select invoice_id, json_agg(json_build_object('on', "on", 'cents', cents)) as moves from (
          select a.invoice_id, ${day(sql`a.at`)} as "on", a.cents from allocations a
            where a.office_id = (select app_office()) and ${day(sql`a.at`)} >= ${from}::date
          union all
          select a.invoice_id, ${day(sql`r.at`)}, -a.cents from allocation_reversals r
            join allocations a on a.office_id = r.office_id and a.id = r.allocation_id
            where r.office_id = (select app_office()) and ${day(sql`r.at`)} >= ${from}::date) m group by 1)
      select i.id as "invoiceId", i.number, i.customer_id as "customerId", c.name as customer, i.currency,
        i.issued_on::text as "issuedOn", i.due_on::text as "dueOn", i.balance_cents::float8 as "balanceCents", i.asked_parts as "askedParts",
        (select coalesce(sum(a.cents), 0) from allocations a where a.office_id = i.office_id and a.invoice_id = i.id
          and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id))::float8 as "settledCents",
        coalesce(m.moves, '[]'::json) as moves,
        (select coalesce(json_agg(json_build_object('from', ${day(sql`d.at`)}, 'until', least(d.answer_on, ${day(sql`w.at`)}), 'cents', d.cents)), '[]'::json)
          from disputes d left join dispute_answers w on w.office_id = d.office_id and w.dispute_id = d.id
          where d.office_id = i.office_id and d.invoice_id = i.id) as disputes,
        (select coalesce(json_agg(json_build_object('from', ${day(sql`k.at`)}, 'until', ${day(sql`w.at`)}, 'cents', k.cents)), '[]'::json)
          from payment_claims k left join claim_answers w on w.office_id = k.office_id and w.claim_id = k.id
          where k.office_id = i.office_id and k.invoice_id = i.id) as claims,
        (select coalesce(json_agg(json_build_object('from', ${day(sql`p.at`)}, 'until', least(
            (select max((e ->> 'on')::date) + 1 from jsonb_array_elements(p.dates) e),
            (select min(${day(sql`w.at`)}) from promise_answers w where w.office_id = p.office_id and w.promise_id = p.id
              and w.outcome <> 'accepted')))), '[]'::json)
          from promises p where p.office_id = i.office_id and p.invoice_id = i.id) as promises,
        coalesce(i.dispatch_state, '') in ('delivered', 'opened')
          or exists (select from acknowledgements k where k.office_id = i.office_id and k.invoice_id = i.id)
          or exists (select from document_opens o where o.office_id = i.office_id and o.invoice_id = i.id
            and o.reader = 'customer') as "isDelivered",
        coalesce((select min((d ->> 'level')::int) - 1 from dunning_departures x cross join jsonb_array_elements(x.documents) d
          where i.dunned_level > 0 and x.office_id = i.office_id and x.outcome = 'left' and ${day(sql`x.at`)} >= ${from}::date
            and d ->> 'invoiceId' = i.id::text and (d ->> 'isRaised')::boolean), i.dunned_level)::int as "dunnedLevel"
      from invoices i join customers c on c.office_id = i.office_id and c.id = i.customer_id left join moved m on m.invoice_id = i.id
      where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and i.settlement_state is not null
        and (i.balance_cents > 0 or m.invoice_id is not null)
      order by coalesce(i.due_on, i.issued_on), i.number`,
  );

/** The last day before one on which each customer of a business was asked. */
export const listLastAsked = (
  tx: Tx,
  { businessId, from }: Of,
): Promise<{ customerId: string; on: string }[]> =>
  rows(
    tx,
    sql`select d.customer_id as "customerId", max(${day(sql`x.at`)})::text as "on" from dunning_departures x
      join dunnings d on d.office_id = x.office_id and d.id = x.dunning_id
      where d.office_id = (select app_office()) and d.business_id = ${businessId}::uuid and x.outcome = 'left'
        and ${day(sql`x.at`)} < ${from}::date group by 1`,
  );
