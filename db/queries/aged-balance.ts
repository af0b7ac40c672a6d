import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';

/** What one customer owes a business in one currency at the end of a day, by how long it is late; contested parts stand apart. In cents. */
type Aged = {
  notDueCents: number;
  upTo30Cents: number;
  upTo60Cents: number;
  upTo90Cents: number;
  over90Cents: number;
  disputedCents: number;
  /** What is his already, and settles nothing yet: below zero. */
  creditCents: number;
  totalCents: number;
};

export type AgedCustomer = Aged & {
  businessId: string;
  businessName: string;
  /** Null: no card is known of him. */
  customerId: string | null;
  customerName: string;
  currency: string;
};

export type AgedTotal = Aged & { currency: string; customers: number };

/** `on`: the end of that day in Paris. */
export type AgedFilter = { on: string; businessId?: string | undefined };

const end = ({ on }: AgedFilter) => sql`((${on}::date + 1)::timestamp at time zone 'Europe/Paris')`;
const ofBusiness = (alias: 'i' | 'p' | 's', { businessId }: AgedFilter): SQL =>
  businessId ? sql`and ${sql.raw(alias)}.business_id = ${businessId}::uuid` : sql``;

/** Whether an allocation `a` settled something at the end of the day. */
const livedThen = (
  filter: AgedFilter,
) => sql`a.at < ${end(filter)} and not exists (select from allocation_reversals r
  where r.office_id = a.office_id and r.allocation_id = a.id and r.at < ${end(filter)})`;

/** By how much documents owed more, or less, at the end of the day than they do now: from what was done since. */
const moved = (filter: AgedFilter) => sql`select invoice_id, sum(cents) as cents from (
    select a.invoice_id, a.cents from allocations a where a.office_id = (select app_office()) and a.at >= ${end(filter)}
      and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)
    union all
    select a.invoice_id, -a.cents from allocation_reversals r
      join allocations a on a.office_id = r.office_id and a.id = r.allocation_id
      where r.office_id = (select app_office()) and r.at >= ${end(filter)} and a.at < ${end(filter)}) since group by 1`;

/** Documents of which something was owed at the end of the day. Those in one part come from an index alone. */
const open = (filter: AgedFilter, isWhole: boolean) => {
  const [which, parts] = isWhole
    ? [sql`i.asked_parts is null`, sql`null::jsonb as asked_parts`]
    : [sql`i.asked_parts is not null`, sql`i.asked_parts`];
  const document = sql`i.id, i.business_id, i.customer_id, i.currency, i.issued_on, i.due_on, ${parts}`;
  const there = sql`i.office_id = (select app_office()) and ${which} and i.issued_on <= ${filter.on}::date ${ofBusiness('i', filter)}`;
  return sql`select ${document}, i.balance_cents + coalesce(m.cents, 0) as balance
      from invoices i left join moved m on m.invoice_id = i.id where i.balance_cents > 0 and ${there}
    union all
    select ${document}, m.cents from moved m join invoices i on i.id = m.invoice_id where i.balance_cents = 0 and ${there}`;
};

/** What was contested at the end of the day: raised, not answered, and its time not over; a credit note ends it once issued. */
const contested = (filter: AgedFilter) => sql`select d.invoice_id, sum(d.cents) as cents from disputes d
  left join dispute_answers w on w.office_id = d.office_id and w.dispute_id = d.id
  left join issued_invoices n on n.office_id = w.office_id and n.invoice_id = w.credit_id
  where d.office_id = (select app_office()) and d.at < ${end(filter)} and d.answer_on > ${filter.on}::date
    and coalesce(case w.kind when 'credited' then n.issued_at else w.at end, 'infinity') >= ${end(filter)}
  group by 1`;

const age = (name: string, condition: SQL) =>
  sql`sum(case when ${condition} then rest else 0 end) as ${sql.raw(name)}`;

/** Customers with all that they owe at the end of a day, and what is theirs. Statements after it read `aged`. */
const aged = (filter: AgedFilter) => sql`
  moved as materialized (${moved(filter)}),
  contested as materialized (${contested(filter)}),
  parts as (
    select o.business_id, o.customer_id, o.currency, (o.balance - least(o.balance, coalesce(k.cents, 0)))::float8 as rest,
        least(o.balance, coalesce(k.cents, 0))::float8 as held, ${filter.on}::date - coalesce(o.due_on, o.issued_on) as days,
        case when o.due_on is null then ${filter.on}::date - o.issued_on > 3 else ${filter.on}::date > o.due_on end as late
      from (${open(filter, true)}) o left join contested k on k.invoice_id = o.id where o.balance > 0
    union all
    select o.business_id, o.customer_id, o.currency, (q.cents - q.held)::float8, q.held::float8, ${filter.on}::date - q.due_on, q.late
      from (${open(filter, false)}) o left join contested k on k.invoice_id = o.id cross join lateral (
        select p.*, greatest(0, least(p.cents, coalesce(k.cents, 0) - (sum(p.cents) over (order by p.place) - p.cents))) as held from (
          select e.place, e.due_on, e.late, greatest(0, least(e.cents, sum(e.cents) over (order by e.place) - (sum(e.cents) over () - o.balance))) as cents
          from (select place, (part ->> 'cents')::bigint as cents, (part ->> 'dueOn')::date as due_on,
              coalesce((part ->> 'lateAt')::timestamptz <= (${filter.on}::timestamp at time zone 'Europe/Paris'), false) as late
            from jsonb_array_elements(o.asked_parts) with ordinality as j(part, place)) e) p) q
      where o.balance > 0),
  owed as (
    select business_id, customer_id, currency, ${age('not_due', sql`not late`)}, ${age('upto30', sql`late and days <= 30`)},
      ${age('upto60', sql`late and days between 31 and 60`)}, ${age('upto90', sql`late and days between 61 and 90`)},
      ${age('over90', sql`late and days > 90`)}, sum(held) as disputed, 0::float8 as credit
    from parts group by 1, 2, 3),
  credits as (
    select business_id, customer_id, currency, sum(cents) as cents from (
      select p.business_id, p.customer_id, p.currency, p.cents - coalesce(u.cents, 0) as cents
        from payments p left join (select a.source_id, sum(a.cents) as cents from allocations a
          where a.office_id = (select app_office()) and a.source_kind = 'payment' and ${livedThen(filter)} group by 1) u on u.source_id = p.id
        where p.office_id = (select app_office()) and p.at < ${end(filter)} ${ofBusiness('p', filter)}
          and not exists (select from payment_reversals v where v.office_id = p.office_id and v.payment_id = p.id and v.at < ${end(filter)})
      union all
      select s.business_id, i.customer_id, s.currency, s.total_cents - coalesce((select sum(a.cents) from allocations a
          where a.office_id = s.office_id and a.source_id = s.invoice_id and ${livedThen(filter)}), 0)
        from issued_invoices s join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
        where s.office_id = (select app_office()) and s.kind = 'creditNote' and s.issued_on <= ${filter.on}::date ${ofBusiness('s', filter)}) c
    where cents > 0 group by 1, 2, 3),
  aged as materialized (
    select business_id, customer_id, currency, sum(not_due) as not_due, sum(upto30) as upto30, sum(upto60) as upto60,
      sum(upto90) as upto90, sum(over90) as over90, sum(disputed) as disputed, sum(credit) as credit
    from (select * from owed union all
      select business_id, customer_id, currency, 0, 0, 0, 0, 0, 0, -cents::float8 from credits) e
    group by 1, 2, 3)`;

const figures = (
  sum: (name: string) => SQL,
) => sql`${sum('not_due')}::float8 as "notDueCents", ${sum('upto30')}::float8 as "upTo30Cents",
  ${sum('upto60')}::float8 as "upTo60Cents", ${sum('upto90')}::float8 as "upTo90Cents", ${sum('over90')}::float8 as "over90Cents",
  ${sum('disputed')}::float8 as "disputedCents", ${sum('credit')}::float8 as "creditCents",
  (${sum('not_due')} + ${sum('upto30')} + ${sum('upto60')} + ${sum('upto90')} + ${sum('over90')} + ${sum('disputed')} + ${sum('credit')})::float8 as "totalCents"`;

const plain = figures((name) => sql`${sql.raw(`g.${name}`)}`);
const summed = figures((name) => sql`sum(${sql.raw(`g.${name}`)})`);

/**
 * Who owes what, by age, those who are late with most first; and what all of them owe. Reproducible for any day: it follows
 * from when things were recorded, not from how they stand.
 */
export async function readAgedBalance(
  tx: Tx,
  filter: AgedFilter,
  part?: { most: number; from: number },
): Promise<{ customers: AgedCustomer[]; totals: AgedTotal[] }> {
  const limited = part ? sql`limit ${part.most} offset ${part.from}` : sql``;
  const [found] = await rows<{ customers: AgedCustomer[]; totals: AgedTotal[] }>(
    tx,
    sql`with ${aged(filter)},
      page as (select g.*, row_number() over (order by g.upto30 + g.upto60 + g.upto90 + g.over90 desc, g.not_due + g.disputed + g.credit desc,
        g.business_id, g.customer_id, g.currency) as place from aged g order by place ${limited})
      select coalesce((select json_agg(c order by c.place) from (
          select g.place, g.business_id as "businessId", b.name as "businessName", g.customer_id as "customerId",
            coalesce(k.name, '') as "customerName", g.currency, ${plain}
          from page g join businesses b on b.office_id = (select app_office()) and b.id = g.business_id
          left join customers k on k.office_id = (select app_office()) and k.id = g.customer_id) c), '[]') as customers,
        coalesce((select json_agg(t order by t.currency) from (select g.currency, count(*)::int as customers, ${summed}
          from aged g group by 1) t), '[]') as totals`,
  );
  return found ?? { customers: [], totals: [] };
}
