import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { SettlerKind } from '#db/shapes/settling.ts';

/** What penalties of an issued document are computed from. Amounts in cents, days YYYY-MM-DD in Paris. */
export type PenaltyGround = {
  invoiceId: string;
  number: string;
  subject: string;
  currency: string;
  balanceCents: number;
  disputedCents: number;
  parts: {
    of: 'whole' | 'instalment' | 'retention';
    cents: number;
    dueOn: string | null;
    lateAt: string | null;
  }[];
  /** Of its sealed content. */
  content: Pick<InvoiceContent, 'notes' | 'paymentTerms' | 'buyer' | 'buyerKind' | 'references'>;
  /** What settles it now; of a payment the day it came. */
  settled: { kind: SettlerKind; cents: number; on: string }[];
};

/** The documents of a customer of which a part became late, the oldest first; `alsoPaid`: those too that are settled since. */
export const listPenaltyGrounds = (
  tx: Tx,
  { businessId, customerId, alsoPaid }: { businessId: string; customerId: string; alsoPaid: boolean },
): Promise<PenaltyGround[]> =>
  rows<PenaltyGround>(
    tx,
    sql`select i.id as "invoiceId", i.number, i.subject, i.currency, i.balance_cents::float8 as "balanceCents",
        coalesce(i.disputed_cents, 0)::float8 as "disputedCents", p.parts,
        json_build_object('notes', c -> 'notes', 'paymentTerms', c -> 'paymentTerms', 'buyer', c -> 'buyer', 'buyerKind', c -> 'buyerKind',
          'references', c -> 'references') as content,
        coalesce((select json_agg(json_build_object('kind', a.source_kind, 'cents', a.cents,
            'on', coalesce(m.paid_on, (a.at at time zone 'Europe/Paris')::date)) order by a.at)
          from allocations a left join payments m on m.office_id = a.office_id and m.id = a.source_id and a.source_kind = 'payment'
          where a.office_id = i.office_id and a.invoice_id = i.id and not exists (select from allocation_reversals r
            where r.office_id = a.office_id and r.allocation_id = a.id)), '[]') as settled
      from invoices i
      join issued_invoices s on s.office_id = i.office_id and s.invoice_id = i.id
      join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'settlement'
      cross join lateral (select s.content::json -> 'content' as c offset 0) d
      cross join lateral (select w.snapshot #> '{context,parts}' as parts offset 0) p
      where i.office_id = (select app_office()) and i.business_id = ${businessId}::uuid and i.customer_id = ${customerId}::uuid
        and (${alsoPaid} or i.balance_cents > 0)
        and exists (select from jsonb_array_elements(p.parts::jsonb) part where (part ->> 'lateAt')::timestamptz <= app_clock())
      order by s.issued_on, s.number`,
  );
