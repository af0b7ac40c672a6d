import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Since } from '#db/shapes/since.ts';

/** What was issued about these documents since, by invoice; drafts are absent. */
export async function listSince(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, Since>> {
  const found = await rows<Since & { id: string }>(
    tx,
    sql`select s.invoice_id as id, s.kind, s.total_cents::float8 as "payableCents",
        case when credit.numbers is not null then ${gross('s')} end as "grossCents",
        coalesce(money.paid, 0)::float8 as "paidCents", coalesce(money.lost, false) as "isWrittenOff",
        coalesce(credit.cents, 0)::float8 as "creditedCents", coalesce(credit.numbers, '{}') as "creditedBy",
        (select c.number from earlier_documents e
          join issued_invoices c on c.office_id = e.office_id and c.invoice_id = e.invoice_id
          where e.office_id = s.office_id and e.number = s.number and c.business_id = s.business_id
            and c.kind = 'corrective' limit 1) as "replacedBy"
      from issued_invoices s
      left join lateral (
        select sum(a.cents) filter (where a.source_kind in ('payment', 'difference')) as paid,
          bool_or(a.source_kind = 'writeOff') as lost
        from allocations a where a.office_id = s.office_id and a.invoice_id = s.invoice_id and not exists (
          select from allocation_reversals r where r.office_id = a.office_id and r.allocation_id = a.id)) money on true
      left join lateral (
        select sum(${gross('c')}) as cents, array_agg(c.number order by c.sequence) as numbers
        from earlier_documents e
        join issued_invoices c on c.office_id = e.office_id and c.invoice_id = e.invoice_id
        where e.office_id = s.office_id and c.business_id = s.business_id and c.kind = 'creditNote'
          and e.number = any (case when s.kind = 'corrective'
            then replaced_chain(s.office_id, s.business_id, s.number) else array[s.number] end)
          and jsonb_array_length(c.content::jsonb #> '{content,precedingDocuments}') = 1) credit on true
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map(({ id, ...since }) => [id, since]));
}

/** The same, by the numbers of one business; what it did not issue here is absent. */
export async function listSinceByNumber(
  tx: Tx,
  { businessId, numbers }: { businessId: string; numbers: readonly string[] },
): Promise<Map<string, Since>> {
  const found = await rows<{ id: string; number: string }>(
    tx,
    sql`select invoice_id as id, number from issued_invoices
      where office_id = (select app_office()) and business_id = ${businessId} and number = any (${sql.param(numbers)}::text[])`,
  );
  const since = await listSince(
    tx,
    found.map(({ id }) => id),
  );
  return new Map(found.flatMap(({ id, number }) => [[number, since.get(id)!] as const]));
}

const gross = (table: 's' | 'c') =>
  sql`(${sql.raw(table)}.content::jsonb #>> '{content,totals,grossCents}')::float8`;
