import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { isLateOn, openPartsOf } from './open-parts.ts';

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

/** `on`: the end of that day in Paris. What is asked of a day before `today` is told from what was recorded since. */
export type AgedFilter = { on: string; today: string; businessId?: string | undefined };

const office = sql`(select app_office())`;
const end = ({ on }: AgedFilter) => sql`((${on}::date + 1)::timestamp at time zone 'Europe/Paris')`;
const ofBusiness = (alias: 'i' | 'o' | 'p' | 's', { businessId }: AgedFilter): SQL =>
  businessId ? sql`and ${sql.raw(alias)}.business_id = ${businessId}::uuid` : sql``;

/** By how much documents owed more, or less, at the end of the day than they do now, and so much was left of what settled them. */
const moved = (filter: AgedFilter) => {
  if (filter.on >= filter.today)
    return sql`select null::uuid as invoice_id, null::uuid as source_id, '' as source_kind, 0::bigint as cents where false`;
  return sql`select a.invoice_id, a.source_id, a.source_kind, a.cents from allocations a
      where a.office_id = ${office} and a.at >= ${end(filter)}
        and not exists (select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)
    union all
    select a.invoice_id, a.source_id, a.source_kind, -a.cents from allocation_reversals r
      join allocations a on a.office_id = r.office_id and a.id = r.allocation_id
      where r.office_id = ${office} and r.at >= ${end(filter)} and a.at < ${end(filter)}`;
};

/** What was contested at the end of the day: raised, not answered, and its time not over; a credit note ends it once issued. */
const contested = (filter: AgedFilter) => sql`select d.invoice_id, d.cents from disputes d
  left join dispute_answers w on w.office_id = d.office_id and w.dispute_id = d.id
  left join issued_invoices n on n.office_id = w.office_id and n.invoice_id = w.credit_id
  where d.office_id = ${office} and d.at < ${end(filter)} and d.answer_on > ${filter.on}::date
    and coalesce(case w.kind when 'credited' then n.issued_at else w.at end, 'infinity') >= ${end(filter)}`;

/** Statements after it read `moved`, and `touched`: documents of which not all that they owe now was asked for at the end of the day. */
const changes = (filter: AgedFilter) => sql`
  moved as materialized (${moved(filter)}),
  touched as materialized (select i.id, i.business_id, i.customer_id, i.currency, i.issued_on, i.due_on, i.asked_parts, i.balance_cents,
      sum(m.moved)::bigint as moved, sum(m.contested)::bigint as contested
    from (select invoice_id, cents as moved, 0 as contested from moved
      union all select invoice_id, 0, cents from (${contested(filter)}) c) m
    join invoices i on i.office_id = ${office} and i.id = m.invoice_id
    where i.balance_cents is not null and i.issued_on <= ${filter.on}::date ${ofBusiness('i', filter)}
    group by i.office_id, i.id)`;

/** Documents in one part: all that they owe now, from an index alone, in its order. */
const wholes = (
  filter: AgedFilter,
) => sql`select i.business_id, i.customer_id, i.currency, i.issued_on, i.due_on,
    i.balance_cents::float8 as rest, 0::float8 as held
  from invoices i where i.office_id = ${office} and i.balance_cents > 0 and i.asked_parts is null
    and i.issued_on <= ${filter.on}::date ${ofBusiness('i', filter)}`;

/** What has to be added to that: of the same age, as only amounts change. */
const corrected = sql`select business_id, customer_id, currency, issued_on, due_on,
    (moved - least(balance_cents + moved, contested))::float8 as rest, least(balance_cents + moved, contested)::float8 as held
  from touched where asked_parts is null`;

/** Documents in several parts, each of its own day. */
const several = (filter: AgedFilter) => {
  const there = sql`i.office_id = ${office} and i.asked_parts is not null and i.issued_on <= ${filter.on}::date ${ofBusiness('i', filter)}`;
  const document = sql`i.id, i.business_id, i.customer_id, i.currency, i.issued_on, i.asked_parts`;
  const documents = sql`select ${document}, coalesce(t.contested, 0) as contested, i.balance_cents + coalesce(t.moved, 0) as balance
      from invoices i left join touched t on t.id = i.id where i.balance_cents > 0 and ${there}
    union all
    select ${document}, i.contested, i.moved from touched i where i.balance_cents = 0 and i.asked_parts is not null`;
  return sql`select business_id, customer_id, currency, issued_on, part_due_on as due_on, late, rest, disputed as held
    from (${openPartsOf(documents, filter.on)}) q`;
};

/** What was left of payments and credit notes, with whose it is. */
const credits = (filter: AgedFilter) => {
  if (filter.on >= filter.today)
    return sql`select o.business_id, o.customer_id, o.currency, o.left_cents as cents from open_credits o
      where o.office_id = ${office} ${ofBusiness('o', filter)}`;
  const sources = (
    kind: 'payment' | 'creditNote',
  ) => sql`select source_id as id, left_cents as cents from open_credits where office_id = ${office} and source_kind = ${kind}
      union all select source_id, cents from moved where source_kind = ${kind}
      union all select v.payment_id, p.cents from payment_reversals v
        join payments p on p.office_id = v.office_id and p.id = v.payment_id
        where v.office_id = ${office} and v.at >= ${end(filter)} and ${kind} = 'payment'`;
  return sql`select p.business_id, p.customer_id, p.currency, sum(c.cents) as cents
      from (${sources('payment')}) c join payments p on p.office_id = ${office} and p.id = c.id
      where p.at < ${end(filter)} ${ofBusiness('p', filter)} and not exists (select from payment_reversals v
        where v.office_id = p.office_id and v.payment_id = p.id and v.at < ${end(filter)})
      group by p.office_id, p.id
    union all
    select s.business_id, i.customer_id, s.currency, sum(c.cents)
      from (${sources('creditNote')}) c join issued_invoices s on s.office_id = ${office} and s.invoice_id = c.id
      join invoices i on i.office_id = ${office} and i.id = s.invoice_id
      where s.kind = 'creditNote' and s.issued_on <= ${filter.on}::date ${ofBusiness('s', filter)}
      group by s.invoice_id, s.business_id, i.customer_id, s.currency`;
};

const daysLate = ({ on }: AgedFilter) => sql`${on}::date - coalesce(due_on, issued_on)`;
/** `rest` by age, and what is held back, of rows that say `late` themselves or follow from their days. */
const byAge = (filter: AgedFilter, late: SQL) => {
  const sum = (name: string, condition: SQL) =>
    sql`coalesce(sum(rest) filter (where ${condition}), 0) as ${sql.raw(name)}`;
  const days = daysLate(filter);
  return sql`${sum('not_due', sql`not (${late})`)}, ${sum('upto30', sql`${late} and ${days} <= 30`)},
    ${sum('upto60', sql`${late} and ${days} between 31 and 60`)}, ${sum('upto90', sql`${late} and ${days} between 61 and 90`)},
    ${sum('over90', sql`${late} and ${days} > 90`)}, sum(held) as disputed, 0::float8 as credit`;
};

/** Customers with all that they owe at the end of a day, and what is theirs. Statements after it read `aged`. */
const aged = (filter: AgedFilter) => {
  const grouped = (list: SQL, late: SQL) =>
    sql`select business_id, customer_id, currency, ${byAge(filter, late)} from (${list}) l group by 1, 2, 3`;
  return sql`${changes(filter)},
  aged as materialized (
    select business_id, customer_id, currency, sum(not_due) as not_due, sum(upto30) as upto30, sum(upto60) as upto60,
      sum(upto90) as upto90, sum(over90) as over90, sum(disputed) as disputed, sum(credit) as credit
    from (${grouped(wholes(filter), isLateOn(filter.on))}
      union all ${grouped(corrected, isLateOn(filter.on))}
      union all ${grouped(several(filter), sql`late`)}
      union all select business_id, customer_id, currency, 0, 0, 0, 0, 0, 0, -sum(cents)::float8
        from (${credits(filter)}) c where cents > 0 group by 1, 2, 3) e
    group by 1, 2, 3
    having sum(not_due + upto30 + upto60 + upto90 + over90 + disputed) > 0 or sum(credit) < 0)`;
};

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
