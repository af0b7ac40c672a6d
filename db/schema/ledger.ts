import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { bytes, instant, officeId } from './columns.ts';

/** The head of each business's ledger. Written by the trigger of `ledger` alone; its row lock orders all issues of a business. */
export const ledgerHeads = pgTable(
  'ledger_heads',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    sequence: integer('sequence').notNull().default(0),
    hash: bytes('hash').notNull(),
    /** The key that signs from here on; null until the first entry. */
    keyId: text('key_id'),
    /** Since when nothing is written: the database is behind what was signed, and why that is known. */
    heldAt: instant('held_at'),
    heldFor: text('held_for'),
    /** Up to when the logs of its workflows were looked through for heads to enter; null: never. */
    logsEnteredTo: instant('logs_entered_to'),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.businessId] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    index('ledger_heads_held').on(t.officeId).where(sql`${t.heldAt} is not null`),
  ],
);

/** What an entry records. */
export type LedgerKind =
  | 'issue'
  | 'document'
  | 'logs'
  | 'key'
  | 'restore'
  | 'payment'
  | 'reversal'
  | 'writeOff'
  | 'dunning';

/** The chained record of legal facts of one business. Insert only; its trigger refuses a broken chain. */
export const ledger = pgTable(
  'ledger',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<LedgerKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    at: instant('at').notNull(),
    /** Canonical JSON of the fact. */
    payload: text('payload').notNull(),
    previousHash: bytes('previous_hash').notNull(),
    hash: bytes('hash').notNull(),
    /** Ed25519 over `hash`; null when a later entry written in the same transaction carries it. */
    signature: bytes('signature'),
    keyId: text('key_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.businessId, t.sequence] }),
    index('ledger_subject').on(t.officeId, t.subjectId),
  ],
);

/** What no anchor outside of the database vouches for yet: written by a trigger of `ledger`. */
export const unanchored = pgTable(
  'unanchored',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    sequence: integer('sequence').notNull(),
  },
  (t) => [primaryKey({ columns: [t.officeId, t.businessId, t.sequence] })],
);
