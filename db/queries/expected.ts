import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { ExpectedKind } from '#db/shapes/expected.ts';
import { isLateOn, openPartsOf } from './open-parts.ts';

/** What is owed in one currency of one day and of one promise; contested parts stand apart. In cents. */
export type OpenDay = {
  currency: string;
  /** Null: a retention without a day. */
  dueOn: string | null;
  isLate: boolean;
  promisedOn: string | null;
  restCents: number;
  disputedCents: number;
};

const open = sql`office_id = (select app_office()) and balance_cents > 0`;
const disputed = sql`least(balance_cents, coalesce(disputed_cents, 0))`;

/** As the index of those says it. */
const saidOf = sql`(promised_on is not null or disputed_cents > 0)`;

const several = (today: string, columns: SQL) =>
  openPartsOf(
    sql`select ${columns}, asked_parts, promised_on, balance_cents as balance, coalesce(disputed_cents, 0) as contested
      from invoices where ${open} and asked_parts is not null`,
    today,
  );

/**
 * All that is owed now, by days. Documents in one part come from an index alone, as if nobody had said anything about them;
 * then those of which somebody did are moved.
 */
export const readOpenDays = (tx: Tx, today: string): Promise<OpenDay[]> =>
  rows<OpenDay>(
    tx,
    sql`with said as materialized (select currency, coalesce(due_on, issued_on) as due_on, ${isLateOn(today)} as late, promised_on,
          balance_cents::float8 as balance, ${disputed}::float8 as disputed
        from invoices where ${open} and asked_parts is null and ${saidOf}),
      days as (
        select currency, coalesce(due_on, issued_on) as due_on, ${isLateOn(today)} as late, null::date as promised_on,
            sum(balance_cents)::float8 as rest, 0::float8 as disputed
          from invoices where ${open} and asked_parts is null group by 1, 2, 3
        union all select currency, due_on, late, null, -balance, 0 from said
        union all select currency, due_on, late, promised_on, balance - disputed, disputed from said
        union all select currency, part_due_on, late, promised_on, rest, disputed from (${several(today, sql`id, currency`)}) p)
      select currency, due_on::text as "dueOn", late as "isLate", promised_on::text as "promisedOn", sum(rest) as "restCents",
        sum(disputed) as "disputedCents"
      from days group by 1, 2, 3, 4 having sum(rest) <> 0 or sum(disputed) <> 0 order by 1, 2`,
  );

/** A part of an open document, by the day on which it should come: the one that is promised, else the one it is due. */
export type ExpectedPart = {
  invoiceId: string;
  number: string;
  customerId: string | null;
  customerName: string;
  businessName: string;
  currency: string;
  kind: ExpectedKind;
  on: string | null;
  cents: number;
};

/** Days from and to, both in; without an end, what has no day is found too. */
export type ExpectedFilter = {
  today: string;
  currency: string;
  from: string | null;
  to: string | null;
};

const parts = ({ today, currency, from, to }: ExpectedFilter) => sql`
  parts as materialized (
    select * from (
      select id, case when promised_on is null then 'due' else 'promised' end as kind, coalesce(promised_on, due_on, issued_on) as "on",
          (balance_cents - ${disputed})::float8 as cents
        from invoices where ${open} and asked_parts is null and currency = ${currency}
      union all
      select id, 'disputed', coalesce(due_on, issued_on), ${disputed}::float8
        from invoices where ${open} and asked_parts is null and currency = ${currency} and ${saidOf} and disputed_cents > 0
      union all
      select p.id, k.kind, case when k.kind = 'promised' then p.promised_on else p.part_due_on end, k.cents
        from (${several(today, sql`id, currency`)}) p
        cross join lateral (values (case when p.promised_on is null then 'due' else 'promised' end, p.rest), ('disputed', p.disputed)) k(kind, cents)
        where p.currency = ${currency}) e
    where cents > 0 ${from ? sql`and coalesce("on" >= ${from}::date, ${to === null})` : sql``} ${to ? sql`and "on" <= ${to}::date` : sql``})`;

/** What should come in these days, the first first, with how much it is in all. */
export async function listExpected(
  tx: Tx,
  filter: ExpectedFilter,
  { most, from }: { most: number; from: number },
): Promise<{ list: ExpectedPart[]; count: number; cents: number }> {
  const [found] = await rows<{ list: ExpectedPart[]; count: number; cents: number }>(
    tx,
    sql`with ${parts(filter)},
      page as (select * from parts order by "on" nulls last, cents desc, id, kind limit ${most} offset ${from})
      select coalesce((select json_agg(json_build_object('invoiceId', i.id, 'number', i.number, 'customerId', i.customer_id,
            'customerName', coalesce(k.name, i.buyer_name), 'businessName', b.name, 'currency', i.currency, 'kind', p.kind, 'on', p."on",
            'cents', p.cents) order by p."on" nulls last, p.cents desc, p.id, p.kind)
          from page p join invoices i on i.office_id = (select app_office()) and i.id = p.id
          join businesses b on b.office_id = i.office_id and b.id = i.business_id
          left join customers k on k.office_id = i.office_id and k.id = i.customer_id), '[]') as list,
        (select count(*)::int from parts) as count, (select coalesce(sum(cents), 0)::float8 from parts) as cents`,
  );
  return found ?? { list: [], count: 0, cents: 0 };
}
