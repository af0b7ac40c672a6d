import { sql } from 'drizzle-orm';
import { check, date, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { ContactKind } from '#db/shapes/contacts.ts';
import { customers } from './businesses.ts';
import { by, officeId } from './columns.ts';
import { staff } from './offices.ts';

/** Who spoke with a customer about money, and what comes next. Insert only. */
export const contacts = pgTable(
  'contacts',
  {
    officeId: officeId(),
    /** Given by whoever writes, so that the same twice is one. */
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    kind: text('kind').$type<ContactKind>().notNull(),
    /** With whom. */
    person: text('person').notNull().default(''),
    words: text('words').notNull(),
    /** What is to be done, by when, and who does it; all three or none. */
    nextStep: text('next_step').notNull().default(''),
    nextOn: date('next_on', { mode: 'string' }),
    nextStaffId: uuid('next_staff_id'),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    foreignKey({ columns: [t.officeId, t.nextStaffId], foreignColumns: [staff.officeId, staff.id] }),
    check('contacts_kind', sql`kind in ('call', 'message', 'visit', 'note')`),
    check('contacts_words', sql`words <> '' and char_length(words) <= 2000`),
    check(
      'contacts_step',
      sql`(next_on is null) = (next_step = '') and (next_on is null) = (next_staff_id is null)`,
    ),
    index('contacts_customer').on(t.officeId, t.businessId, t.customerId, t.at.desc()),
    index('contacts_next').on(t.officeId, t.nextOn).where(sql`next_on is not null`),
  ],
);

/** The step was taken, or is not needed any more. */
export const contactEnds = pgTable(
  'contact_ends',
  { officeId: officeId(), contactId: uuid('contact_id').notNull(), ...by() },
  (t) => [
    primaryKey({ columns: [t.officeId, t.contactId] }),
    foreignKey({ columns: [t.officeId, t.contactId], foreignColumns: [contacts.officeId, contacts.id] }),
  ],
);
