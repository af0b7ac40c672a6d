import { eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { contactEnds, contacts } from '#db/schema/index.ts';
import { iso } from './invoices.ts';

/** What happened between an office and a customer about money. */
export type LineEntry = {
  id: string;
  what:
    | 'call'
    | 'message'
    | 'visit'
    | 'note'
    | 'disputed'
    | 'explained'
    | 'credited'
    | 'promised'
    | 'accepted'
    | 'declined'
    | 'withdrawn'
    | 'claimed'
    | 'dismissed';
  /** Who spoke, or with whom; '' where nobody is named. */
  person: string;
  words: string;
  number: string | null;
  cents: number | null;
  currency: string | null;
  /** Of a promise. */
  on: string | null;
  /** What is to be done, until somebody says that it is. */
  next: { step: string; on: string; who: string; isDone: boolean } | null;
  by: string;
  at: string;
};

type Of = { businessId: string; customerId: string };

const invoice = sql`i.number, null::bigint as cents, i.currency`;

/** What was said between an office and a customer about money, the newest first. */
export const listLine = (tx: Tx, { businessId, customerId }: Of, most: number): Promise<LineEntry[]> => {
  const his = sql`i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and i.customer_id = ${customerId}::uuid`;
  return rows<LineEntry>(
    tx,
    sql`select id, what, person, words, number, cents::float8 as cents, currency, "on"::text as "on", next, by, ${iso(sql`at`)} as at from (
      select k.id, k.kind as what, k.person, k.words, null as number, null::bigint as cents, null as currency, null::date as "on",
          case when k.next_on is not null then json_build_object('step', k.next_step, 'on', k.next_on, 'who', p.name,
            'isDone', e.contact_id is not null) end as next, k.recorded_by as by, k.at
        from contacts k left join staff p on p.office_id = k.office_id and p.id = k.next_staff_id
        left join contact_ends e on e.office_id = k.office_id and e.contact_id = k.id
        where k.office_id = (select app_office()) and k.business_id = ${businessId}::uuid and k.customer_id = ${customerId}::uuid
      union all
      select d.id, 'disputed', d.said_by, d.words, i.number, d.cents, i.currency, null, null, d.recorded_by, d.at
        from disputes d join invoices i on i.office_id = d.office_id and i.id = d.invoice_id where ${his}
      union all
      select d.id, w.kind, '', w.words, ${invoice}, null, null, w.recorded_by, w.at
        from dispute_answers w join disputes d on d.office_id = w.office_id and d.id = w.dispute_id
        join invoices i on i.office_id = d.office_id and i.id = d.invoice_id where ${his}
      union all
      select p.id, 'promised', p.said_by, p.words, i.number, (select sum((e ->> 'cents')::bigint) from jsonb_array_elements(p.dates) e),
          i.currency, (select max((e ->> 'on')::date) from jsonb_array_elements(p.dates) e), null, p.recorded_by, p.at
        from promises p join invoices i on i.office_id = p.office_id and i.id = p.invoice_id where ${his}
      union all
      select p.id, w.outcome, '', w.words, ${invoice}, null, null, w.recorded_by, w.at
        from promise_answers w join promises p on p.office_id = w.office_id and p.id = w.promise_id
        join invoices i on i.office_id = p.office_id and i.id = p.invoice_id where ${his}
      union all
      select c.id, 'claimed', c.said_by, c.words, i.number, c.cents, c.currency, c.paid_on, null, c.recorded_by, c.at
        from payment_claims c join invoices i on i.office_id = c.office_id and i.id = c.invoice_id where ${his}
      union all
      select c.id, 'dismissed', '', w.words, ${invoice}, null, null, w.recorded_by, w.at
        from claim_answers w join payment_claims c on c.office_id = w.office_id and c.id = w.claim_id
        join invoices i on i.office_id = c.office_id and i.id = c.invoice_id where w.outcome = 'dismissed' and ${his}) line
    order by line.at desc, id desc limit ${most}`,
  );
};

/** A step that nobody has taken. `on`: by when, YYYY-MM-DD. */
export type OpenStep = {
  contactId: string;
  customerId: string;
  customer: string;
  business: string;
  step: string;
  on: string;
  who: string;
};

/** Steps of the office that nobody has taken, the most urgent first, up to a day. */
export const listOpenSteps = (
  tx: Tx,
  { until, most }: { until: string; most: number },
): Promise<OpenStep[]> =>
  rows<OpenStep>(
    tx,
    sql`select k.id as "contactId", k.customer_id as "customerId", c.name as customer, b.name as business, k.next_step as step,
        k.next_on::text as "on", p.name as who
      from contacts k join customers c on c.office_id = k.office_id and c.id = k.customer_id
      join businesses b on b.office_id = k.office_id and b.id = k.business_id
      join staff p on p.office_id = k.office_id and p.id = k.next_staff_id
      where k.office_id = (select app_office()) and k.next_on <= ${until}::date
        and not exists (select from contact_ends e where e.office_id = k.office_id and e.contact_id = k.id)
      order by k.next_on, k.at, k.id limit ${most}`,
  );

export const findContact = async (tx: Tx, id: string) => {
  const [found] = await tx.select().from(contacts).where(eq(contacts.id, id));
  return found;
};

/** Once each: the same twice is one. */
export const insertContact = (tx: Tx, contact: typeof contacts.$inferInsert) =>
  tx.insert(contacts).values(contact).onConflictDoNothing();

export const insertContactEnd = (tx: Tx, end: typeof contactEnds.$inferInsert) =>
  tx.insert(contactEnds).values(end).onConflictDoNothing();
