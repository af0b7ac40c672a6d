import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DocumentKind, InvoiceContent, SpecialCase } from '#db/shapes/content.ts';
import type { DraftSource } from '#db/shapes/draft-source.ts';
import type { Kept } from '#db/shapes/kept.ts';
import type { RevisionTerms } from '#db/shapes/revision-terms.ts';
import type { AskedPart } from '#db/shapes/settling.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { businesses, customers } from './businesses.ts';
import { createdAt, id, instant, officeId } from './columns.ts';
import { staff } from './offices.ts';

/** The identity of a document and what lists show of it. States are written by the workflows' effects alone. */
export const invoices = pgTable(
  'invoices',
  {
    officeId: officeId(),
    id: id(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id'),
    kind: text('kind').$type<DocumentKind>().notNull(),
    provisionalRef: text('provisional_ref').notNull(),
    subject: text('subject').notNull(),
    buyerName: text('buyer_name').notNull(),
    payableCents: bigint('payable_cents', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    specialCases: text('special_cases').array().$type<SpecialCase[]>().notNull().default([]),
    /** Blocking problems of the draft, as last checked. */
    problems: integer('problems').notNull().default(0),
    /** Set once, at issue. */
    number: text('number'),
    issuedOn: date('issued_on', { mode: 'string' }),
    dueOn: date('due_on', { mode: 'string' }),
    reviewState: text('review_state').notNull().default('preparing'),
    round: integer('round').notNull().default(0),
    reviewDueAt: instant('review_due_at'),
    windowFrom: instant('window_from'),
    holdUntil: instant('hold_until'),
    decidedBy: text('decided_by').$type<'owner' | 'silence' | 'waiver'>(),
    decidedAt: instant('decided_at'),
    dispatchState: text('dispatch_state'),
    /** Where it stands with its money; null: it asks for none, or is not followed yet. 'credit': a credit note that was imputed. */
    settlementState: text('settlement_state'),
    /** What is owed, what of it is late, the day of its oldest open part, what is contested, and what was promised. */
    balanceCents: bigint('balance_cents', { mode: 'number' }),
    lateCents: bigint('late_cents', { mode: 'number' }),
    nextDueOn: date('next_due_on', { mode: 'string' }),
    disputedCents: bigint('disputed_cents', { mode: 'number' }),
    promisedOn: date('promised_on', { mode: 'string' }),
    dunnedLevel: smallint('dunned_level'),
    /** The day its last payment came, while it is paid. */
    paidOn: date('paid_on', { mode: 'string' }),
    /** What it asks for by day, where that is not a single payment. */
    askedParts: jsonb('asked_parts').$type<AskedPart[]>(),
    /** Waits for a second reader of the office since then. */
    releaseAskedAt: instant('release_asked_at'),
    /** The first of the drafts that were copied from one another before any was issued; null: it was never copied. */
    copyFamily: uuid('copy_family'),
    /** What it shares with documents that ask the same of the same buyer; null: it says too little to have a twin. */
    twinKey: text('twin_key'),
    status: text('status')
      .$type<InvoiceStatus>()
      .notNull()
      .generatedAlwaysAs(
        sql`case
          when settlement_state in ('paid', 'cancelled', 'writtenOff') then settlement_state
          when dispatch_state = 'rejected' then 'rejected'
          when dispatch_state in ('bounced', 'failed', 'needsAttention') then 'undelivered'
          when disputed_cents > 0 then 'disputed'
          when promised_on is not null then 'promised'
          when settlement_state in ('partPaid', 'overdue', 'dunned1', 'dunned2', 'formalNotice') then settlement_state
          when dispatch_state in ('sent', 'delivered', 'opened') then dispatch_state
          when dispatch_state is not null or review_state = 'issued' then 'issued'
          when release_asked_at is not null and review_state in ('preparing', 'withdrawn', 'correcting') then 'toRelease'
          when review_state = 'preparing' then 'draft'
          when review_state = 'awaiting.asking' then 'asking'
          when review_state = 'awaiting.running' then 'awaiting'
          when review_state = 'awaiting.lapsed' then 'lapsed'
          when review_state = 'awaiting.onHold' then 'onHold'
          when review_state = 'awaiting.undelivered' then 'requestUndelivered'
          when review_state = 'correcting' then 'correction'
          else review_state end`,
      ),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('invoices_provisional_ref').on(t.officeId, t.provisionalRef),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    index('invoices_status').on(t.officeId, t.status, t.createdAt.desc(), t.id),
    index('invoices_recent').on(t.officeId, t.createdAt.desc(), t.id),
    index('invoices_parties').on(t.officeId, t.businessId, t.customerId),
    index('invoices_twins')
      .on(t.officeId, t.businessId, t.twinKey, t.createdAt, t.id)
      .where(sql`twin_key is not null`),
    // In the database it includes what is owed, and the days of issue and of payment.
    index('invoices_owed')
      .on(t.officeId, t.businessId, t.customerId, t.currency)
      .where(sql`balance_cents > 0 and asked_parts is null`),
    // In the database it includes the day of issue.
    index('invoices_paid').on(t.officeId, t.businessId, t.paidOn).where(sql`paid_on is not null`),
    index('invoices_said')
      .on(t.officeId)
      .where(sql`balance_cents > 0 and (promised_on is not null or disputed_cents > 0)`),
    index('invoices_several')
      .on(t.officeId, t.businessId)
      .where(sql`balance_cents > 0 and asked_parts is not null`),
    index('invoices_copies').on(t.officeId, t.copyFamily).where(sql`copy_family is not null`),
  ],
);

/** The editable content. `version` grows with each save: a save based on an older one is a conflict, not an overwrite. */
export const drafts = pgTable(
  'drafts',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    version: integer('version').notNull().default(1),
    content: jsonb('content').$type<InvoiceContent>().notNull(),
    contentSha256: text('content_sha256').notNull(),
    /** What was taken out of what a file had brought; it can be put back. */
    takenOut: jsonb('taken_out').$type<Kept[]>().notNull().default([]),
    /** Where it came from: `kind` is 'hand', 'copy', 'lines', 'facturx', 'cii' or 'ubl'. */
    source: jsonb('source').$type<DraftSource>().notNull(),
    /** Customers the buyer may be, while nobody has said which, or none; null: nothing is asked. */
    buyerCandidates: uuid('buyer_candidates').array(),
    /** Under which key its file came, of an office once; null: it did not come as a file. */
    arrival: text('arrival'),
    updatedBy: text('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.invoiceId] }),
    uniqueIndex('drafts_arrival').on(t.officeId, t.arrival).where(sql`arrival is not null`),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
  ],
);

/** Which earlier documents a draft names, by their number. Kept by a trigger on `drafts`, never written otherwise. */
export const earlierDocuments = pgTable(
  'earlier_documents',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    number: text('number').notNull(),
  },
  (t) => [
    primaryKey({ name: 'earlier_documents_pk', columns: [t.officeId, t.invoiceId, t.number] }),
    foreignKey({
      name: 'earlier_documents_draft',
      columns: [t.officeId, t.invoiceId],
      foreignColumns: [drafts.officeId, drafts.invoiceId],
    }).onDelete('cascade'),
    index('earlier_documents_number').on(t.officeId, t.number),
  ],
);

/** The content of a draft as it was put before the owner in one round. */
export const revisions = pgTable(
  'revisions',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    round: integer('round').notNull(),
    /** Canonical JSON; its SHA-256 is what an approval binds to. */
    content: text('content').notNull(),
    sha256: text('sha256').notNull(),
    /** What an issue needs to know of `content`, and where it goes; null where a release before 0006 wrote it. */
    terms: json('terms').$type<RevisionTerms>(),
    policyVersion: integer('policy_version').notNull(),
    mandateId: uuid('mandate_id'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.invoiceId, t.round] }),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
  ],
);

/** The sealed document. Insert only; its trigger takes the numbers of each series without gap. */
export const issuedInvoices = pgTable(
  'issued_invoices',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    businessId: uuid('business_id').notNull(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    series: text('series').notNull(),
    sequence: integer('sequence').notNull(),
    number: text('number').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedOn: date('issued_on', { mode: 'string' }).notNull(),
    dueOn: date('due_on', { mode: 'string' }),
    round: integer('round').notNull(),
    /** SHA-256 of the revision the decision was about. */
    revisionSha256: text('revision_sha256').notNull(),
    /** Canonical JSON of { number, issuedAt, dueOn, content, decision… } and its SHA-256. */
    content: text('content').notNull(),
    contentSha256: text('content_sha256').notNull(),
    totalCents: bigint('total_cents', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.invoiceId] }),
    unique('issued_sequence').on(t.officeId, t.businessId, t.series, t.sequence),
    unique('issued_number').on(t.officeId, t.businessId, t.number),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
    index('issued_invoices_day').on(t.officeId, t.issuedOn, t.businessId),
    check('issued_sequence_positive', sql`${t.sequence} > 0`),
  ],
);

/** Files of an issued invoice, by content hash, in the blob store. Stored once, never rendered again. */
export const documents = pgTable(
  'documents',
  {
    officeId: officeId(),
    invoiceId: uuid('invoice_id').notNull(),
    kind: text('kind').$type<'pdf' | 'xml'>().notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    /** The code the PDF prints to be checked by; null for what prints none. */
    seal: text('seal'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.invoiceId, t.kind] }),
    foreignKey({
      columns: [t.officeId, t.invoiceId],
      foreignColumns: [issuedInvoices.officeId, issuedInvoices.invoiceId],
    }),
    check('documents_kind', sql`${t.kind} in ('pdf', 'xml')`),
    check('documents_seal', sql`${t.seal} ~ '^[0-9a-f]{20}$'`),
    index('documents_seal_code').on(t.seal).where(sql`${t.seal} is not null`),
  ],
);

/** What owner and office said to each other about a draft. Insert only. */
export const exchanges = pgTable(
  'exchanges',
  {
    officeId: officeId(),
    id: id(),
    invoiceId: uuid('invoice_id').notNull(),
    round: integer('round').notNull(),
    kind: text('kind').$type<'comment' | 'correctionRequest' | 'reply' | 'askTime' | 'dispute'>().notNull(),
    authorKind: text('author_kind').$type<'owner' | 'staff' | 'customer'>().notNull(),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    /** The line it is about; null for the whole document. */
    lineId: text('line_id'),
    /** For a correction: what is wrong and the right value. */
    field: text('field'),
    before: text('before'),
    after: text('after'),
    body: text('body').notNull().default(''),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
    index('exchanges_invoice').on(t.officeId, t.invoiceId, t.at),
    index('exchanges_reported').on(t.officeId, t.at).where(sql`kind = 'dispute'`),
  ],
);

/** Who asked for a second reader, of which content, and what that reader did. Insert only. */
export const releaseActs = pgTable(
  'release_acts',
  {
    officeId: officeId(),
    id: id(),
    invoiceId: uuid('invoice_id').notNull(),
    act: text('act').$type<'asked' | 'released' | 'returned'>().notNull(),
    staffId: uuid('staff_id').notNull(),
    staffName: text('staff_name').notNull(),
    note: text('note').notNull().default(''),
    contentSha256: text('content_sha256').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check('release_acts_act', sql`act in ('asked', 'released', 'returned')`),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
    foreignKey({ columns: [t.officeId, t.staffId], foreignColumns: [staff.officeId, staff.id] }),
    index('release_acts_invoice').on(t.officeId, t.invoiceId, t.at.desc()),
  ],
);

/** The last number of each series, and of provisional references. Written by the trigger of issued_invoices alone. */
export const series = pgTable(
  'series',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    series: text('series').notNull(),
    lastSequence: integer('last_sequence').notNull(),
    lastIssuedAt: instant('last_issued_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.businessId, t.series] })],
);

/** Provisional references run per office and year; they are worthless in law and may have holes. */
export const provisionalCounters = pgTable(
  'provisional_counters',
  { officeId: officeId(), year: integer('year').notNull(), last: integer('last').notNull().default(0) },
  (t) => [primaryKey({ columns: [t.officeId, t.year] })],
);
