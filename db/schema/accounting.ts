import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Accounts } from '#db/shapes/accounts.ts';
import { businesses } from './businesses.ts';
import { by, officeId } from './columns.ts';

/** Accounts of a business by what they are for. Insert only: the newest version counts. */
export const accountingPlans = pgTable(
  'accounting_plans',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    version: integer('version').notNull(),
    accounts: jsonb('accounts').$type<Accounts>().notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ name: 'accounting_plans_pk', columns: [t.officeId, t.businessId, t.version] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('accounting_plans_version', sql`version > 0`),
  ],
);

/** Journals of a period that somebody took away. Insert only. */
export const accountingExports = pgTable(
  'accounting_exports',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    fromOn: date('from_on', { mode: 'string' }).notNull(),
    toOn: date('to_on', { mode: 'string' }).notNull(),
    format: text('format').$type<'fec' | 'csv'>().notNull(),
    /** 0: the usual accounts. */
    planVersion: integer('plan_version').notNull(),
    entries: integer('entries').notNull(),
    /** Documents and payments of the period that are to be entered by hand. */
    leftOut: integer('left_out').notNull(),
    debitCents: bigint('debit_cents', { mode: 'number' }).notNull(),
    sha256: text('sha256').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ name: 'accounting_exports_pk', columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('accounting_exports_format', sql`format in ('fec', 'csv')`),
    check('accounting_exports_period', sql`from_on <= to_on`),
    index('accounting_exports_business').on(t.officeId, t.businessId, t.at.desc()),
  ],
);
