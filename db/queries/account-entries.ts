import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { PaymentMeans, ReversalCause } from '#db/shapes/settling.ts';

/** What a payment or a credit note settled, from a day on, and until it was taken back. */
type EntrySettles = { number: string; cents: number; on: string; until: string | null };

/**
 * Something that changed what a customer owes: above zero, he owes more. `number`: of the document it is, or is about;
 * `reference` and `means` of a payment; `reason`: what somebody wrote.
 */
export type AccountEntry = {
  kind:
    | 'document'
    | 'creditNote'
    | 'payment'
    | 'paymentReversed'
    | 'difference'
    | 'writeOff'
    | 'replaced'
    | 'fromOther'
    | 'forOther';
  /** It is the end of such an entry. */
  isTakenBack: boolean;
  id: string;
  on: string;
  at: string;
  currency: string;
  cents: number;
  number: string;
  documentKind: DocumentKind | null;
  subject: string;
  dueOn: string | null;
  means: PaymentMeans | null;
  cause: ReversalCause | null;
  reference: string;
  reason: string;
  settles: EntrySettles[];
};

const parisDay = (at: string) => sql.raw(`(${at} at time zone 'Europe/Paris')::date`);

const settledBy = (source: string, office: string) =>
  sql`coalesce((select json_agg(json_build_object('number', t.number, 'cents', a.cents, 'on', ${parisDay('a.at')},
      'until', ${parisDay('r.at')}) order by a.at, t.number)
    from allocations a join issued_invoices t on t.office_id = a.office_id and t.invoice_id = a.invoice_id
    left join allocation_reversals r on r.office_id = a.office_id and r.allocation_id = a.id
    where a.office_id = ${sql.raw(office)} and a.source_id = ${sql.raw(source)}), '[]')`;

/**
 * All that changed what a customer owes a business, in the order of its days. Its sum is what is open, less what is the
 * customer's already: an allocation moves nothing, unless it gives something up or crosses to another customer.
 */
export const listAccountEntries = (
  tx: Tx,
  { businessId, customerId }: { businessId: string; customerId: string },
): Promise<AccountEntry[]> =>
  rows<AccountEntry>(
    tx,
    sql`with mine as (
        select s.office_id, s.invoice_id, s.kind, s.number, s.issued_on, s.issued_at, s.due_on, s.total_cents, s.currency, i.subject
        from invoices i join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
        where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and i.customer_id = ${customerId}::uuid
      ), came as (
        select p.* from payments p where p.office_id = (select app_office()) and p.business_id = ${businessId}::uuid
          and p.customer_id = ${customerId}::uuid
      ), moved as (
        select a.id, a.office_id, a.source_kind, a.source_id, a.cents, a.reason, a.at, r.at as back_at, r.reason as back_reason,
          t.number, t.currency, t.kind as document_kind, m.invoice_id is not null as is_mine, o.kind as source_document,
          coalesce(p.customer_id, oi.customer_id) as whose, p.paid_on, p.means
        from allocations a
        join issued_invoices t on t.office_id = a.office_id and t.invoice_id = a.invoice_id
        left join mine m on m.office_id = a.office_id and m.invoice_id = a.invoice_id
        left join allocation_reversals r on r.office_id = a.office_id and r.allocation_id = a.id
        left join payments p on p.office_id = a.office_id and p.id = a.source_id and a.source_kind = 'payment'
        left join issued_invoices o on o.office_id = a.office_id and o.invoice_id = a.source_id and a.source_kind = 'creditNote'
        left join invoices oi on oi.office_id = o.office_id and oi.id = o.invoice_id
        where a.office_id = (select app_office()) and (a.invoice_id in (select invoice_id from mine)
          or a.source_id in (select id from came) or a.source_id in (select invoice_id from mine))
      ), ways as (
        select m.*, case
            when source_kind in ('difference', 'writeOff') then source_kind
            when source_document = 'corrective' then case when is_mine then 'replaced' end
            when is_mine and whose is distinct from ${customerId}::uuid then 'fromOther'
            when not is_mine then 'forOther' end as way
        from moved m
      ), entries as (
        select case kind when 'creditNote' then 'creditNote' else 'document' end as kind, false as back, invoice_id as id,
          issued_on as "on", issued_at as at, currency,
          case kind when 'creditNote' then -greatest(total_cents, 0) else coalesce((select (w.snapshot #>> '{context,totalCents}')::bigint
            from workflows w where w.office_id = mine.office_id and w.subject_id = mine.invoice_id and w.machine = 'settlement'),
            greatest(total_cents, 0)) end as cents,
          number, kind as document_kind, subject, due_on, null::text as means, null::text as cause, '' as reference, '' as reason,
          case kind when 'creditNote' then ${settledBy('mine.invoice_id', 'mine.office_id')} else '[]' end as settles
        from mine
        union all
        select 'payment', false, id, paid_on, at, currency, -cents, '', null, '', null, means, null, reference, '',
          ${settledBy('came.id', 'came.office_id')} from came
        union all
        select 'paymentReversed', true, r.id, ${parisDay('r.at')}, r.at, c.currency, c.cents, '', null, '', null, c.means, r.cause,
          c.reference, r.reason, '[]'
        from came c join payment_reversals r on r.office_id = c.office_id and r.payment_id = c.id
        union all
        select way, false, id, case way when 'fromOther' then coalesce(paid_on, ${parisDay('at')}) else ${parisDay('at')} end, at,
          currency, case way when 'forOther' then cents else -cents end, number, document_kind, '', null, means, null,
          '', reason, '[]' from ways where way is not null
        union all
        select way, true, id, ${parisDay('back_at')}, back_at, currency, case way when 'forOther' then -cents else cents end, number,
          document_kind, '', null, means, null, '', back_reason, '[]'
        from ways where way is not null and back_at is not null
      )
      select kind, back as "isTakenBack", id, "on"::text as "on", to_json(at) #>> '{}' as at, currency, cents::float8 as cents, number,
        document_kind as "documentKind", subject, due_on::text as "dueOn", means, cause, reference, reason, settles
      from entries order by entries."on", entries.at, id, back`,
  );
