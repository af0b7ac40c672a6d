import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { PaymentMeans, PaymentSource, ReversalCause, SettlerKind } from '#db/shapes/settling.ts';
import { businesses, customers } from './businesses.ts';
import { by, officeId } from './columns.ts';
import { issuedInvoices } from './invoices.ts';

const cents = () => bigint('cents', { mode: 'number' }).notNull();

/** Money that came. Insert only: what was wrong is reversed. */
export const payments = pgTable(
  'payments',
  {
    officeId: officeId(),
    /** Given by whoever records it, so that the same twice is one. */
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id'),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    means: text('means').$type<PaymentMeans>().notNull(),
    cents: cents(),
    currency: text('currency').notNull(),
    reference: text('reference').notNull().default(''),
    source: text('source').$type<PaymentSource>().notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    check('payments_means', sql`means in ('transfer', 'cheque', 'card', 'directDebit', 'cash', 'other')`),
    check('payments_source', sql`source in ('hand', 'bank', 'provider')`),
    check('payments_cents', sql`cents > 0`),
    index('payments_business').on(t.officeId, t.businessId, t.paidOn.desc(), t.id),
    index('payments_day').on(t.officeId, t.paidOn),
    index('payments_customer')
      .on(t.officeId, t.customerId, t.paidOn.desc())
      .where(sql`customer_id is not null`),
  ],
);

/** A payment that was none: a mistake, a cheque without cover, a debit that came back, money paid back. */
export const paymentReversals = pgTable(
  'payment_reversals',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    cause: text('cause').$type<ReversalCause>().notNull(),
    reason: text('reason').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('payment_reversals_once').on(t.officeId, t.paymentId),
    foreignKey({ columns: [t.officeId, t.paymentId], foreignColumns: [payments.officeId, payments.id] }),
    check('payment_reversals_cause', sql`cause in ('mistake', 'unpaid', 'returned', 'paidBack')`),
  ],
);

/** What settles what of an invoice. Insert only; a trigger refuses more than there is. */
export const allocations = pgTable(
  'allocations',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    sourceKind: text('source_kind').$type<SettlerKind>().notNull(),
    /** A payment, or the credit note or corrective; a difference and a write-off are their own. */
    sourceId: uuid('source_id').notNull(),
    cents: cents(),
    reason: text('reason').notNull().default(''),
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
      'allocations_difference',
      sql`source_kind <> 'difference' or reason in ('bankCharges', 'rounding', 'discount', 'exchange')`,
    ),
    check('allocations_kind', sql`source_kind in ('payment', 'creditNote', 'difference', 'writeOff')`),
    check('allocations_cents', sql`cents > 0`),
    index('allocations_invoice').on(t.officeId, t.invoiceId, t.at),
    index('allocations_source').on(t.officeId, t.sourceId),
    index('allocations_at').on(t.officeId, t.at),
  ],
);

/** An allocation that was taken back. */
export const allocationReversals = pgTable(
  'allocation_reversals',
  {
    officeId: officeId(),
    allocationId: uuid('allocation_id').notNull(),
    reason: text('reason').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.allocationId] }),
    foreignKey({
      columns: [t.officeId, t.allocationId],
      foreignColumns: [allocations.officeId, allocations.id],
    }),
    index('allocation_reversals_at').on(t.officeId, t.at),
  ],
);

/** What is left of payments and credit notes, of those alone of which something is. Kept by triggers of what it follows from. */
export const openCredits = pgTable(
  'open_credits',
  {
    officeId: officeId(),
    sourceId: uuid('source_id').notNull(),
    sourceKind: text('source_kind').$type<'payment' | 'creditNote'>().notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id'),
    currency: text('currency').notNull(),
    leftCents: bigint('left_cents', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.sourceId] }),
    check('open_credits_kind', sql`source_kind in ('payment', 'creditNote')`),
    check('open_credits_left', sql`left_cents > 0`),
  ],
);
