import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  ClaimedAs,
  DisputeEnd,
  DisputeReason,
  PaymentMeans,
  PromisedDate,
  PromiseOutcome,
} from '#db/shapes/settling.ts';
import { businesses } from './businesses.ts';
import { instant, officeId } from './columns.ts';
import { invoices, issuedInvoices } from './invoices.ts';
import { payments } from './settlement.ts';

/** What is said about an issued invoice; the id is given by whoever says it, so that the same twice is one. */
const about = () => ({
  officeId: officeId(),
  id: uuid('id').notNull(),
  businessId: uuid('business_id').notNull(),
  invoiceId: uuid('invoice_id').notNull(),
});
const words = () => text('words').notNull().default('');
/** Who said it, in so many words: the office notes for somebody who called. */
const saidBy = () => text('said_by').notNull();
const cents = () => bigint('cents', { mode: 'number' }).notNull();
const by = () => ({
  staffId: uuid('staff_id'),
  recordedBy: text('recorded_by').notNull(),
  at: instant('at').notNull(),
});

/** A customer's word against a part of an invoice. Insert only, like all that is said about money. */
export const disputes = pgTable(
  'disputes',
  {
    ...about(),
    /** Ids of lines of the sealed content. */
    lines: jsonb('lines').$type<string[]>().notNull(),
    cents: cents(),
    reason: text('reason').$type<DisputeReason>().notNull(),
    words: words(),
    /** The last day of its answer, in Paris. */
    answerOn: date('answer_on', { mode: 'string' }).notNull(),
    saidBy: saidBy(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.invoiceId],
      foreignColumns: [issuedInvoices.officeId, issuedInvoices.invoiceId],
    }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('disputes_reason', sql`reason in ('quantity', 'price', 'notDone', 'alreadyPaid', 'other')`),
    check('disputes_cents', sql`cents > 0`),
    index('disputes_invoice').on(t.officeId, t.invoiceId, t.at),
  ],
);

/** How a dispute ended: explained, or credited by the draft named. */
export const disputeAnswers = pgTable(
  'dispute_answers',
  {
    officeId: officeId(),
    disputeId: uuid('dispute_id').notNull(),
    kind: text('kind').$type<DisputeEnd>().notNull(),
    words: words(),
    creditId: uuid('credit_id'),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.disputeId] }),
    foreignKey({ columns: [t.officeId, t.disputeId], foreignColumns: [disputes.officeId, disputes.id] }),
    foreignKey({ columns: [t.officeId, t.creditId], foreignColumns: [invoices.officeId, invoices.id] }),
    check('dispute_answers_kind', sql`kind in ('explained', 'credited')`),
    check('dispute_answers_credit', sql`(kind = 'credited') = (credit_id is not null)`),
    index('dispute_answers_credit_id').on(t.officeId, t.creditId).where(sql`credit_id is not null`),
  ],
);

/** A day, or several, at which a customer says he will pay. */
export const promises = pgTable(
  'promises',
  {
    ...about(),
    dates: jsonb('dates').$type<PromisedDate[]>().notNull(),
    words: words(),
    saidBy: saidBy(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.invoiceId],
      foreignColumns: [issuedInvoices.officeId, issuedInvoices.invoiceId],
    }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    index('promises_invoice').on(t.officeId, t.invoiceId, t.at),
  ],
);

/** What somebody said to a promise; one that was accepted may still be withdrawn. */
export const promiseAnswers = pgTable(
  'promise_answers',
  {
    officeId: officeId(),
    promiseId: uuid('promise_id').notNull(),
    outcome: text('outcome').$type<PromiseOutcome>().notNull(),
    words: words(),
    saidBy: saidBy(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.promiseId, t.outcome] }),
    foreignKey({ columns: [t.officeId, t.promiseId], foreignColumns: [promises.officeId, promises.id] }),
    check('promise_answers_outcome', sql`outcome in ('accepted', 'declined', 'withdrawn')`),
  ],
);

/** « J’ai payé »: a proposal for the office, never a payment. */
export const paymentClaims = pgTable(
  'payment_claims',
  {
    ...about(),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    means: text('means').$type<PaymentMeans>().notNull(),
    cents: cents(),
    currency: text('currency').notNull(),
    words: words(),
    saidBy: saidBy(),
    saidAs: text('said_as').$type<ClaimedAs>().notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.invoiceId],
      foreignColumns: [issuedInvoices.officeId, issuedInvoices.invoiceId],
    }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check(
      'payment_claims_means',
      sql`means in ('transfer', 'cheque', 'card', 'directDebit', 'cash', 'other')`,
    ),
    check('payment_claims_said_as', sql`said_as in ('customer', 'owner')`),
    check('payment_claims_cents', sql`cents > 0`),
    index('payment_claims_invoice').on(t.officeId, t.invoiceId, t.at),
  ],
);

/** What the office made of a claim: the payment it recorded, or why there is none. */
export const claimAnswers = pgTable(
  'claim_answers',
  {
    officeId: officeId(),
    claimId: uuid('claim_id').notNull(),
    outcome: text('outcome').$type<'recorded' | 'dismissed'>().notNull(),
    paymentId: uuid('payment_id'),
    words: words(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.claimId] }),
    foreignKey({
      columns: [t.officeId, t.claimId],
      foreignColumns: [paymentClaims.officeId, paymentClaims.id],
    }),
    foreignKey({ columns: [t.officeId, t.paymentId], foreignColumns: [payments.officeId, payments.id] }),
    check('claim_answers_outcome', sql`outcome in ('recorded', 'dismissed')`),
    check('claim_answers_payment', sql`(outcome = 'recorded') = (payment_id is not null)`),
  ],
);
