import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Db, rows, type Tx } from '#db/client.ts';
import {
  allocationReversals,
  allocations,
  issuedInvoices,
  paymentReversals,
  payments,
} from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { DifferenceKind } from '#db/shapes/settling.ts';
import { beforeAll, type DocumentPlace } from './document-place.ts';
import { iso } from './invoices.ts';

export type NewPayment = typeof payments.$inferInsert;
export type NewAllocation = typeof allocations.$inferInsert;
export type Allocation = typeof allocations.$inferSelect;
export type Payment = typeof payments.$inferSelect;

/** What a settlement begins from: an issued document, and the numbers it is about. */
export type ToFollow = {
  invoiceId: string;
  businessId: string;
  kind: InvoiceContent['kind'];
  number: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  currency: string;
  content: Pick<InvoiceContent, 'dueRule' | 'totals' | 'retention'>;
  /** Numbers of documents it credits or replaces. */
  about: string[];
  isFollowed: boolean;
};

/** Of these, those that were issued, in the order of their issue. */
export const listToFollow = (tx: Tx, invoiceIds: readonly string[]): Promise<ToFollow[]> =>
  rows<ToFollow>(
    tx,
    sql`select s.invoice_id as "invoiceId", s.business_id as "businessId", s.kind, s.number, ${iso(sql`s.issued_at`)} as "issuedAt",
        s.issued_on::text as "issuedOn",
        s.due_on::text as "dueOn", s.currency,
        json_build_object('dueRule', c -> 'dueRule', 'totals', c -> 'totals', 'retention', c -> 'retention') as content,
        coalesce((select json_agg(p ->> 'number') from json_array_elements(c -> 'precedingDocuments') p), '[]') as about,
        exists (select from workflows w where w.office_id = s.office_id and w.subject_id = s.invoice_id
          and w.machine = 'settlement') as "isFollowed"
      from issued_invoices s cross join lateral (select s.content::json -> 'content' as c offset 0) d
      where s.office_id = (select app_office()) and s.invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])
      order by s.issued_at, s.sequence`,
  );

/** Documents of these numbers that a business issued. */
export const listIssuedByNumber = (
  tx: Tx,
  { businessId, numbers }: { businessId: string; numbers: readonly string[] },
): Promise<{ invoiceId: string; number: string; currency: string }[]> =>
  rows(
    tx,
    sql`select invoice_id as "invoiceId", number, currency from issued_invoices where office_id = (select app_office())
      and business_id = ${businessId} and number = any (${sql.param(numbers)}::text[])`,
  );

/** Businesses of issued documents; those that are absent were not issued by this office. */
export async function businessesOf(tx: Tx, invoiceIds: readonly string[]): Promise<Map<string, string>> {
  const found = await rows<{ id: string; business: string }>(
    tx,
    sql`select invoice_id as id, business_id as business from issued_invoices
      where office_id = (select app_office()) and invoice_id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(found.map(({ id, business }) => [id, business]));
}

export const findPayment = async (
  tx: Tx,
  id: string,
): Promise<(Payment & { isReversed: boolean }) | undefined> => {
  const [found] = await tx
    .select({ payment: payments, reversal: paymentReversals.id })
    .from(payments)
    .leftJoin(
      paymentReversals,
      and(eq(paymentReversals.officeId, payments.officeId), eq(paymentReversals.paymentId, payments.id)),
    )
    .where(eq(payments.id, id));
  return found && { ...found.payment, isReversed: found.reversal !== null };
};

export const insertPayment = (tx: Tx, payment: NewPayment) => tx.insert(payments).values(payment);

export const insertPaymentReversal = (tx: Tx, reversal: typeof paymentReversals.$inferInsert) =>
  tx.insert(paymentReversals).values(reversal);

export const insertAllocations = (tx: Tx, list: NewAllocation[]) => tx.insert(allocations).values(list);

export const insertAllocationReversals = (tx: Tx, list: (typeof allocationReversals.$inferInsert)[]) =>
  tx.insert(allocationReversals).values(list);

/** Of invoices that are paid, the day of the last payment; of others none, any more. */
export const notePaidDays = (tx: Tx, invoiceIds: readonly string[]) =>
  tx.execute(sql`update invoices i set paid_on = d.paid_on
    from (select i.id, case when i.settlement_state = 'paid' then (select max(p.paid_on) from allocations a
          join payments p on p.office_id = a.office_id and p.id = a.source_id
          where a.office_id = i.office_id and a.invoice_id = i.id and not exists (select from allocation_reversals r
            where r.office_id = a.office_id and r.allocation_id = a.id)) end as paid_on
      from invoices i where i.office_id = (select app_office()) and i.id = any (${sql.param(invoiceIds)}::text[]::uuid[])) d
    where i.office_id = (select app_office()) and i.id = d.id and i.paid_on is distinct from d.paid_on`);

const live = (tx: Tx) =>
  tx
    .select({ allocation: allocations })
    .from(allocations)
    .leftJoin(
      allocationReversals,
      and(
        eq(allocationReversals.officeId, allocations.officeId),
        eq(allocationReversals.allocationId, allocations.id),
      ),
    )
    .$dynamic();

/** What these settle and was not taken back. */
export const listLiveOf = async (tx: Tx, sourceIds: readonly string[]): Promise<Allocation[]> => {
  const found = await live(tx)
    .where(and(inArray(allocations.sourceId, [...sourceIds]), isNull(allocationReversals.allocationId)))
    .orderBy(allocations.at, allocations.id);
  return found.map(({ allocation }) => allocation);
};

/** What settles an invoice and was not taken back, the first first. */
export const listLiveOn = async (tx: Tx, invoiceId: string): Promise<Allocation[]> => {
  const found = await live(tx)
    .where(and(eq(allocations.invoiceId, invoiceId), isNull(allocationReversals.allocationId)))
    .orderBy(allocations.at, allocations.id);
  return found.map(({ allocation }) => allocation);
};

export const findLiveAllocation = async (tx: Tx, id: string): Promise<Allocation | undefined> => {
  const [found] = await live(tx).where(and(eq(allocations.id, id), isNull(allocationReversals.allocationId)));
  return found?.allocation;
};

/** Whether anything of a source was ever allocated, taken back or not. */
export const wasAllocated = async (tx: Tx, sourceId: string): Promise<boolean> =>
  (await tx.$count(allocations, eq(allocations.sourceId, sourceId))) > 0;

/** An issued document as its money is seen: whose it is, what it asks for, and what of that is owed. */
export type Followed = {
  invoiceId: string;
  number: string;
  businessId: string;
  businessName: string;
  customerId: string | null;
  buyerName: string;
  currency: string;
  totalCents: number;
  balanceCents: number;
  lateCents: number;
  state: string;
  parts: { of: 'whole' | 'instalment' | 'retention'; cents: number; dueOn: string | null }[];
};

/** Undefined where it asks for no money, or is not followed yet. */
export const findFollowed = async (tx: Tx, invoiceId: string): Promise<Followed | undefined> => {
  const [found] = await rows<Followed>(
    tx,
    sql`select i.id as "invoiceId", i.number, i.business_id as "businessId", b.name as "businessName",
        i.customer_id as "customerId", i.buyer_name as "buyerName", i.currency, (c ->> 'totalCents')::float8 as "totalCents",
        i.balance_cents::float8 as "balanceCents", i.late_cents::float8 as "lateCents", w.state, c -> 'parts' as parts
      from workflows w join invoices i on i.office_id = w.office_id and i.id = w.subject_id
      join businesses b on b.office_id = i.office_id and b.id = i.business_id
      cross join lateral (select w.snapshot -> 'context' as c offset 0) s
      where w.office_id = (select app_office()) and w.machine = 'settlement' and w.subject_id = ${invoiceId}::uuid`,
  );
  return found;
};

/** What a payment settled when it was reversed, an invoice each. */
export const listReversedWith = (
  tx: Tx,
  paymentId: string,
): Promise<{ invoiceId: string; cents: number }[]> =>
  rows(
    tx,
    sql`select a.invoice_id as "invoiceId", sum(a.cents)::float8 as cents from allocations a
      join allocation_reversals r on r.office_id = a.office_id and r.allocation_id = a.id
      join payment_reversals v on v.office_id = a.office_id and v.payment_id = a.source_id and v.at = r.at
      where a.office_id = (select app_office()) and a.source_id = ${paymentId} group by 1 order by min(a.id::text)`,
  );

/** One thing that settles an invoice, or did. `number` of a credit note; the rest of a payment. */
export type Settled = {
  id: string;
  kind: Allocation['sourceKind'];
  cents: number;
  at: string;
  by: string;
  reason: string;
  difference: DifferenceKind | null;
  takenBack: { at: string; by: string; reason: string } | null;
  payment: { id: string; paidOn: string; means: Payment['means']; cents: number; reference: string } | null;
  credit: { invoiceId: string; number: string } | null;
};

/** All that settled an invoice, the newest first; what was taken back stays in sight. */
export const listSettled = (tx: Tx, invoiceId: string): Promise<Settled[]> =>
  rows<Settled>(
    tx,
    sql`select a.id, a.source_kind as kind, a.cents::float8 as cents, ${iso(sql`a.at`)} as at, a.recorded_by as by, a.reason,
        case when a.source_kind = 'difference' then a.reason end as difference,
        case when r.at is not null then json_build_object('at', ${iso(sql`r.at`)}, 'by', r.recorded_by, 'reason', r.reason) end
          as "takenBack",
        case when p.id is not null then json_build_object('id', p.id, 'paidOn', p.paid_on, 'means', p.means, 'cents', p.cents,
          'reference', p.reference) end as payment,
        case when s.number is not null then json_build_object('invoiceId', s.invoice_id, 'number', s.number) end as credit
      from allocations a
      left join allocation_reversals r on r.office_id = a.office_id and r.allocation_id = a.id
      left join payments p on p.office_id = a.office_id and p.id = a.source_id and a.source_kind = 'payment'
      left join issued_invoices s on s.office_id = a.office_id and s.invoice_id = a.source_id and a.source_kind = 'creditNote'
      where a.office_id = (select app_office()) and a.invoice_id = ${invoiceId}::uuid order by a.at desc, a.id desc`,
  );

/** What an issued document is called, and what it asks for; undefined for a draft. */
export const findIssuedHead = async (tx: Tx, invoiceId: string) => {
  const [found] = await tx
    .select({
      number: issuedInvoices.number,
      kind: issuedInvoices.kind,
      totalCents: issuedInvoices.totalCents,
    })
    .from(issuedInvoices)
    .where(eq(issuedInvoices.invoiceId, invoiceId));
  return found;
};

/** Documents of any office after a place that nobody follows yet; `notes`: credit notes and correctives that settle nothing. */
export const listUnfollowed = (
  db: Db,
  { notes, after = beforeAll, most }: { notes: boolean; after: DocumentPlace | undefined; most: number },
): Promise<DocumentPlace[]> =>
  rows<DocumentPlace>(
    db,
    sql`select office_id as "officeId", id
      from unfollowed_documents(${notes}, ${after.officeId}::uuid, ${after.id}::uuid, ${most})`,
  );
