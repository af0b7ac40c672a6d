import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { allocationReversals, allocations, paymentReversals, payments } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
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
