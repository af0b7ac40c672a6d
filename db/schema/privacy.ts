import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, officeId } from './columns.ts';
import { invoices } from './invoices.ts';
import { offices } from './offices.ts';

export type Reader = 'staff' | 'owner' | 'customer';

/** Who opened which document, by a session of theirs or by the link of a mail alone. Nothing decides by it. */
export const documentOpens = pgTable(
  'document_opens',
  {
    officeId: officeId(),
    id: id(),
    invoiceId: uuid('invoice_id').notNull(),
    document: text('document').$type<'draft' | 'issued' | 'duplicate'>().notNull(),
    reader: text('reader').$type<Reader>().notNull(),
    readerId: uuid('reader_id').notNull(),
    /** `link`: whoever holds the mail, a scanner of a mail server included. */
    via: text('via').$type<'session' | 'link'>().notNull(),
    at: instant('at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.invoiceId], foreignColumns: [invoices.officeId, invoices.id] }),
    index('document_opens_invoice').on(t.officeId, t.invoiceId, t.at),
    index('document_opens_at').on(t.at),
    check('document_opens_document', sql`document in ('draft', 'issued', 'duplicate')`),
    check('document_opens_reader', sql`reader in ('staff', 'owner', 'customer')`),
    check('document_opens_via', sql`via in ('session', 'link')`),
  ],
);

/** Who was given what is kept on a person, and who was erased at whose request. Insert only. */
export const privacyActs = pgTable(
  'privacy_acts',
  {
    officeId: officeId().references(() => offices.id),
    id: id(),
    act: text('act').$type<'exported' | 'erased'>().notNull(),
    person: text('person').$type<Reader>().notNull(),
    personId: uuid('person_id').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check('privacy_acts_act', sql`act in ('exported', 'erased')`),
    check('privacy_acts_person', sql`person in ('staff', 'owner', 'customer')`),
  ],
);
