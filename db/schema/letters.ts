import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LetterKind, LetterOutcome } from '#db/shapes/letter.ts';
import { businesses, customers } from './businesses.ts';
import { by, instant, officeId } from './columns.ts';

/** Letters about money, sealed as they were decided. Insert only, like what stands beside them. */
export const letters = pgTable(
  'letters',
  {
    officeId: officeId(),
    /** Given by whoever decides it, so that the same twice is one. */
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    kind: text('kind').$type<LetterKind>().notNull(),
    writtenOn: date('written_on', { mode: 'string' }).notNull(),
    totalCents: bigint('total_cents', { mode: 'number' }).notNull(),
    currency: text('currency').notNull(),
    /** Canonical JSON of `LetterFacts`. */
    facts: text('facts').notNull(),
    factsSha256: text('facts_sha256').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    check('letters_kind', sql`kind in ('dunning1', 'dunning2', 'formalNotice')`),
    check('letters_cents', sql`total_cents > 0`),
    check('letters_sha256', sql`facts_sha256 = encode(sha256(convert_to(facts, 'UTF8')), 'hex')`),
    index('letters_at').on(t.officeId, t.at.desc(), t.id),
    index('letters_customer').on(t.officeId, t.customerId, t.at),
  ],
);

/** The bytes that are printed of a letter: set once. */
export const letterFiles = pgTable(
  'letter_files',
  {
    officeId: officeId(),
    letterId: uuid('letter_id').notNull(),
    sha256: text('sha256').notNull(),
    bytes: integer('bytes').notNull(),
    pages: integer('pages').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.letterId] }),
    foreignKey({ columns: [t.officeId, t.letterId], foreignColumns: [letters.officeId, letters.id] }),
    check('letter_files_sha256', sql`sha256 ~ '^[0-9a-f]{64}$'`),
    check('letter_files_pages', sql`pages > 0`),
  ],
);

/** What became of a letter: posted, or not to be. */
export const letterEnds = pgTable(
  'letter_ends',
  {
    officeId: officeId(),
    letterId: uuid('letter_id').notNull(),
    outcome: text('outcome').$type<LetterOutcome>().notNull(),
    postedOn: date('posted_on', { mode: 'string' }),
    reason: text('reason').notNull().default(''),
    /** The number of a registered letter, as its receipt has it. */
    registered: text('registered').notNull().default(''),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.letterId] }),
    foreignKey({ columns: [t.officeId, t.letterId], foreignColumns: [letters.officeId, letters.id] }),
    uniqueIndex('letter_ends_registered').on(t.officeId, t.registered).where(sql`registered <> ''`),
    check('letter_ends_outcome', sql`outcome in ('posted', 'withdrawn')`),
    check('letter_ends_posted', sql`(outcome = 'posted') = (posted_on is not null)`),
  ],
);
