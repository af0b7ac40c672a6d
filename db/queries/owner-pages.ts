import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { businesses, customers, policies } from '#db/schema/businesses.ts';
import { documents, invoices, issuedInvoices } from '#db/schema/invoices.ts';
import { offices, staff } from '#db/schema/offices.ts';
import { workflows } from '#db/schema/workflows.ts';

/** Whether the numbering of a business is stopped, beside its row. */
const numbersHeld = sql<boolean>`exists (select from ledger_heads h where h.office_id = ${businesses.officeId}
  and h.business_id = ${businesses.id} and h.held_at is not null)`;

/** What the page of one review shows around its document; undefined for an invoice this office does not have. */
export async function findReview(tx: Tx, { invoiceId }: { invoiceId: string }) {
  const [found] = await tx
    .select({
      invoice: invoices,
      business: { id: businesses.id, name: businesses.name, look: businesses.look },
      office: { id: offices.id, name: offices.name, phone: offices.phone, email: offices.email },
      contact: { name: staff.name, phone: staff.phone },
      customer: { name: customers.name, email: customers.email },
      state: workflows.state,
      snapshot: workflows.snapshot,
      step: workflows.sequence,
      /** No number can be given now: its ledger is on hold, or the decision waits already. */
      numbersHeld: sql<boolean>`${numbersHeld} or ${workflows.waitsFor} is not null`,
      issued: {
        number: issuedInvoices.number,
        issuedAt: issuedInvoices.issuedAt,
        issuedOn: issuedInvoices.issuedOn,
      },
      pdf: { sha256: documents.sha256, bytes: documents.bytes },
    })
    .from(invoices)
    .innerJoin(businesses, eq(businesses.id, invoices.businessId))
    .innerJoin(offices, eq(offices.id, invoices.officeId))
    .leftJoin(staff, eq(staff.id, businesses.contactStaffId))
    .leftJoin(customers, eq(customers.id, invoices.customerId))
    .leftJoin(workflows, and(eq(workflows.subjectId, invoices.id), eq(workflows.machine, 'review')))
    .leftJoin(issuedInvoices, eq(issuedInvoices.invoiceId, invoices.id))
    .leftJoin(documents, and(eq(documents.invoiceId, invoices.id), eq(documents.kind, 'pdf')))
    .where(eq(invoices.id, invoiceId));
  return found;
}

export type ReviewRecord = NonNullable<Awaited<ReturnType<typeof findReview>>>;

/** The version of the policy a round runs under. */
export async function findPolicyVersion(
  tx: Tx,
  { businessId, version }: { businessId: string; version: number },
) {
  const [found] = await tx
    .select({ policy: policies.policy })
    .from(policies)
    .where(and(eq(policies.businessId, businessId), eq(policies.version, version)));
  return found?.policy;
}

const awaiting = ['asking', 'running', 'lapsed', 'onHold', 'undelivered'].map((each) => `awaiting.${each}`);

type Part = { limit: number; offset: number };

/**
 * The drafts of a business that wait for its owner, the most urgent first and those without a clock last: a part of them, or
 * those that are named.
 */
export function listAwaiting(
  tx: Tx,
  { businessId, ...which }: { businessId: string } & (Part | { ids: readonly string[] }),
) {
  const named = 'ids' in which ? which.ids : null;
  const { limit, offset } = 'ids' in which ? { limit: which.ids.length, offset: 0 } : which;
  return tx
    .select({
      invoice: invoices,
      state: workflows.state,
      snapshot: workflows.snapshot,
      step: workflows.sequence,
    })
    .from(invoices)
    .innerJoin(workflows, and(eq(workflows.subjectId, invoices.id), eq(workflows.machine, 'review')))
    .where(
      and(
        eq(invoices.businessId, businessId),
        inArray(invoices.reviewState, awaiting),
        named ? inArray(invoices.id, [...named]) : undefined,
      ),
    )
    .orderBy(sql`${invoices.reviewDueAt} asc nulls last`, invoices.id)
    .limit(limit)
    .offset(offset);
}

/** States in which the office is to do something, and no clock runs. */
const atOffice = ['answering', 'correcting', 'withdrawn'];

/** So long a reported error stands there at most: what nobody mends by then was settled in words. */
const reportedFor = sql`interval '60 days'`;

/** What the office has of a business: drafts, and issued documents of which an owner reported an error that no other one mends yet. */
const officeHas = (businessId: string) => sql`(
  select i.id, i.buyer_name as buyer, i.subject, i.kind, w.state, w.at as since, e.body as said, e.author_name as author
  from invoices i join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
  left join lateral (select x.body, x.author_name from exchanges x where x.office_id = i.office_id
    and x.invoice_id = i.id and x.author_kind = 'owner' order by x.at desc, x.id desc limit 1) e on true
  where i.office_id = (select app_office()) and i.business_id = ${businessId}
    and w.state = any (${sql.param(atOffice)}::text[])
  union all
  select i.id, i.buyer_name, i.subject, i.kind, 'reported', r.at, r.body, r.author_name
  from (select distinct on (x.invoice_id) x.* from exchanges x where x.office_id = (select app_office()) and x.kind = 'dispute'
    and x.at > app_clock() - ${reportedFor} order by x.invoice_id, x.at desc, x.id desc) r
  join invoices i on i.office_id = r.office_id and i.id = r.invoice_id
  where i.business_id = ${businessId} and not exists (select from earlier_documents d
    join invoices o on o.office_id = d.office_id and o.id = d.invoice_id
    where d.office_id = i.office_id and d.number = i.number and o.business_id = i.business_id
      and o.kind in ('creditNote', 'corrective') and o.number is not null)) h`;

/** How many of them there are. */
export async function countAtOffice(tx: Tx, { businessId }: { businessId: string }): Promise<number> {
  const [found] = await rows<{ n: number }>(tx, sql`select count(*)::int as n from ${officeHas(businessId)}`);
  return found?.n ?? 0;
}

/** These, with what an owner said of each last; the longest waiting first. */
export function listAtOffice(tx: Tx, { businessId, limit, offset }: { businessId: string } & Part) {
  return rows<{
    id: string;
    buyer: string;
    subject: string;
    kind: (typeof invoices.$inferSelect)['kind'];
    state: 'answering' | 'correcting' | 'withdrawn' | 'reported';
    since: string;
    said: string | null;
    author: string | null;
  }>(
    tx,
    sql`select h.* from ${officeHas(businessId)} order by h.since, h.id limit ${limit} offset ${offset}`,
  );
}

/** The draft of a business that waits most urgently for its owner, another than this one; undefined when none does. */
export async function findNext(tx: Tx, { businessId, exceptId }: { businessId: string; exceptId: string }) {
  const [next] = await tx
    .select({
      id: invoices.id,
      buyer: invoices.buyerName,
      kind: invoices.kind,
      payableCents: invoices.payableCents,
      currency: invoices.currency,
    })
    .from(invoices)
    .where(
      and(
        eq(invoices.businessId, businessId),
        ne(invoices.id, exceptId),
        inArray(invoices.reviewState, awaiting),
      ),
    )
    .orderBy(sql`${invoices.reviewDueAt} asc nulls last`, invoices.id)
    .limit(1);
  return next;
}

/** The other businesses of an office that somebody with this mailbox approves for, with how much waits in each. */
export function listOtherHomes(tx: Tx, { email, businessId }: { email: string; businessId: string }) {
  return rows<{ id: string; name: string; waiting: number }>(
    tx,
    sql`select b.id, b.name, (select count(*)::integer from invoices i where i.office_id = b.office_id
        and i.business_id = b.id and i.review_state = any (${sql.param(awaiting)}::text[])) as waiting
      from businesses b where b.office_id = (select app_office()) and b.id <> ${businessId}
        and exists (select 1 from owners o where o.office_id = b.office_id and o.business_id = b.id
          and lower(o.email) = lower(${email}) and o.revoked_at is null)
      order by b.name, b.id limit 25`,
  );
}

/** The documents of a business among `ids`, in no other business's list; the order is that of their creation. */
export function listChosen(tx: Tx, { businessId, ids }: { businessId: string; ids: string[] }) {
  return tx
    .select({
      id: invoices.id,
      buyer: invoices.buyerName,
      kind: invoices.kind,
      payableCents: invoices.payableCents,
      currency: invoices.currency,
      decidedBy: invoices.decidedBy,
      decidedAt: invoices.decidedAt,
    })
    .from(invoices)
    .where(and(eq(invoices.businessId, businessId), inArray(invoices.id, ids)))
    .orderBy(invoices.id);
}

/** How many drafts of a business wait for its owner. */
export async function countAwaiting(tx: Tx, { businessId }: { businessId: string }): Promise<number> {
  return tx.$count(
    invoices,
    and(eq(invoices.businessId, businessId), inArray(invoices.reviewState, awaiting)),
  );
}

/** What was decided for a business, newest first: one page of `limit` rows. */
export function listDecided(
  tx: Tx,
  { businessId, limit, offset = 0 }: { businessId: string; limit: number; offset?: number },
) {
  return tx
    .select({ invoice: invoices, snapshot: workflows.snapshot })
    .from(invoices)
    .innerJoin(workflows, and(eq(workflows.subjectId, invoices.id), eq(workflows.machine, 'review')))
    .where(and(eq(invoices.businessId, businessId), inArray(invoices.reviewState, ['approved', 'issued'])))
    .orderBy(sql`${invoices.decidedAt} desc nulls last`, desc(invoices.id))
    .limit(limit)
    .offset(offset);
}

/** The deliveries of an issued invoice, in the order they were planned. */
export function listDispatches(tx: Tx, { invoiceId }: { invoiceId: string }) {
  return tx
    .select({ state: workflows.state, snapshot: workflows.snapshot, at: workflows.at })
    .from(workflows)
    .where(and(eq(workflows.subjectId, invoiceId), eq(workflows.machine, 'dispatch')))
    .orderBy(workflows.createdAt, workflows.id);
}

/** The business behind an owner's home, and whom of the office to call. */
export async function findHome(tx: Tx, { businessId }: { businessId: string }) {
  const [found] = await tx
    .select({
      business: businesses.name,
      office: { name: offices.name, phone: offices.phone },
      contact: { name: staff.name, phone: staff.phone },
      numbersHeld,
    })
    .from(businesses)
    .innerJoin(offices, eq(offices.id, businesses.officeId))
    .leftJoin(staff, eq(staff.id, businesses.contactStaffId))
    .where(eq(businesses.id, businessId));
  return found;
}
