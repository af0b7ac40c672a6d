import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { BankDecision, BankFormat, BankRemark } from '#db/shapes/banking.ts';
import { businesses } from './businesses.ts';
import { instant, officeId } from './columns.ts';
import { payments } from './settlement.ts';

const by = () => ({
  staffId: uuid('staff_id'),
  recordedBy: text('recorded_by').notNull(),
  at: instant('at').notNull(),
});
const day = (name: string) => date(name, { mode: 'string' });
const cents = (name: string) => bigint(name, { mode: 'number' });

/** A bank account of a business. Insert only. */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    iban: text('iban').notNull(),
    currency: text('currency').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('bank_accounts_iban').on(t.officeId, t.iban),
    unique('bank_accounts_business').on(t.officeId, t.businessId, t.id),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
  ],
);

/** A file that somebody brought in. Insert only. */
export const bankImports = pgTable(
  'bank_imports',
  {
    officeId: officeId(),
    /** Given by whoever brings it in, so that the same twice is one. */
    id: uuid('id').notNull(),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    format: text('format').$type<BankFormat>().notNull(),
    /** What its columns are called, where it is a table; what was answered about them is remembered under it. */
    head: text('head'),
    answers: jsonb('answers').$type<Record<string, string>>().notNull(),
    taken: integer('taken').notNull(),
    known: integer('known').notNull(),
    remarks: jsonb('remarks').$type<BankRemark[]>().notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check(
      'bank_imports_format',
      sql`format in ('camt053', 'camt054', 'cfonb120', 'ofx', 'qif', 'csv', 'xlsx')`,
    ),
    index('bank_imports_recent').on(t.officeId, t.at.desc(), t.id),
    index('bank_imports_file').on(t.officeId, t.sha256),
  ],
);

/** What a file says of one account over some days. Insert only. */
export const bankStatements = pgTable(
  'bank_statements',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    importId: uuid('import_id').notNull(),
    businessId: uuid('business_id').notNull(),
    accountId: uuid('account_id').notNull(),
    fromOn: day('from_on'),
    toOn: day('to_on'),
    openingCents: cents('opening_cents'),
    closingCents: cents('closing_cents'),
    /** By how much its lines miss its closing balance; null where it has no balances. */
    offCents: cents('off_cents'),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.importId], foreignColumns: [bankImports.officeId, bankImports.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.accountId],
      foreignColumns: [bankAccounts.officeId, bankAccounts.businessId, bankAccounts.id],
    }),
    index('bank_statements_import').on(t.officeId, t.importId),
  ],
);

/** A movement on an account, once, whatever files say it. Insert only. */
export const bankLines = pgTable(
  'bank_lines',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    accountId: uuid('account_id').notNull(),
    statementId: uuid('statement_id').notNull(),
    /** Day, amount, and which of those of that day and amount. */
    lineKey: text('line_key').notNull(),
    bookedOn: day('booked_on').notNull(),
    valueOn: day('value_on'),
    /** Above zero what came, below what went. */
    cents: cents('cents').notNull(),
    currency: text('currency').notNull(),
    /** All that the bank wrote, as it wrote it, a line each. */
    label: text('label').notNull(),
    counterpartyName: text('counterparty_name').notNull(),
    counterpartyIban: text('counterparty_iban').notNull(),
    endToEndId: text('end_to_end_id').notNull(),
    bankReference: text('bank_reference').notNull(),
    format: text('format').$type<BankFormat>().notNull(),
    /** The bank takes back what it wrote before, or a transfer or debit came back. */
    isReturn: boolean('is_return').notNull(),
    /** A line known before that this may be once more: the same day and amount, said differently. */
    twinOf: uuid('twin_of'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    unique('bank_lines_once').on(t.officeId, t.accountId, t.lineKey),
    foreignKey({
      columns: [t.officeId, t.statementId],
      foreignColumns: [bankStatements.officeId, bankStatements.id],
    }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.accountId],
      foreignColumns: [bankAccounts.officeId, bankAccounts.businessId, bankAccounts.id],
    }),
    foreignKey({
      columns: [t.officeId, t.twinOf],
      foreignColumns: [t.officeId, t.id] as [AnyPgColumn, AnyPgColumn],
    }),
    check('bank_lines_cents', sql`cents <> 0`),
    index('bank_lines_day').on(t.officeId, t.accountId, t.bookedOn, t.cents),
    index('bank_lines_business').on(t.officeId, t.businessId, t.bookedOn.desc(), t.id),
    index('bank_lines_counterparty')
      .on(t.officeId, t.businessId, t.counterpartyIban)
      .where(sql`counterparty_iban <> ''`),
    index('bank_lines_statement').on(t.officeId, t.statementId),
  ],
);

/** What people decided about a line, one after the other; the last one counts. Insert only. */
export const bankLineDecisions = pgTable(
  'bank_line_decisions',
  {
    officeId: officeId(),
    lineId: uuid('line_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<BankDecision>().notNull(),
    paymentId: uuid('payment_id'),
    reason: text('reason').notNull().default(''),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.lineId, t.sequence] }),
    foreignKey({ columns: [t.officeId, t.lineId], foreignColumns: [bankLines.officeId, bankLines.id] }),
    foreignKey({ columns: [t.officeId, t.paymentId], foreignColumns: [payments.officeId, payments.id] }),
    check('bank_line_decisions_kind', sql`kind in ('accepted', 'returned', 'ignored', 'takenBack')`),
    check('bank_line_decisions_payment', sql`(payment_id is not null) = (kind in ('accepted', 'returned'))`),
    check('bank_line_decisions_sequence', sql`sequence > 0`),
    index('bank_line_decisions_payment_id').on(t.officeId, t.paymentId).where(sql`payment_id is not null`),
  ],
);
