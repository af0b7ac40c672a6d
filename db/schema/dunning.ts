import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  DunEnd,
  DunnedDocument,
  DunnedLevel,
  DunningChannel,
  DunningLevel,
  LeftOut,
} from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { businesses, customers, mandates, owners } from './businesses.ts';
import { by, instant, officeId } from './columns.ts';

/** What a customer is to be asked for, once for all that is late. Insert only, like all of asking. */
export const dunnings = pgTable(
  'dunnings',
  {
    officeId: officeId(),
    /** Given by whoever asks, so that the same twice is one. */
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** Whose clause allows it; null: prepared for the owner, who sends it himself. */
    mandateId: uuid('mandate_id'),
    article: text('article').notNull().default(''),
    channel: text('channel').$type<DunningChannel>().notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    toAddress: text('to_address').notNull(),
    /** As they were when it was asked for; what leaves is computed as it leaves. */
    documents: jsonb('documents').$type<DunnedDocument[]>().notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    foreignKey({ columns: [t.officeId, t.mandateId], foreignColumns: [mandates.officeId, mandates.id] }),
    check('dunnings_channel', sql`channel in ('mail', 'letter')`),
    check('dunnings_documents', sql`jsonb_array_length(documents) > 0`),
    check('dunnings_article', sql`(mandate_id is null) = (article = '')`),
    index('dunnings_customer').on(t.officeId, t.businessId, t.customerId, t.at.desc()),
  ],
);

/** What the owner did, with one tap. */
const byOwner = () => ({
  ownerId: uuid('owner_id').notNull(),
  recordedBy: text('recorded_by').notNull(),
  at: instant('at').notNull(),
});

/** The owner sends what the office prepared. */
export const dunningReleases = pgTable(
  'dunning_releases',
  { officeId: officeId(), dunningId: uuid('dunning_id').notNull(), ...byOwner() },
  (t) => [
    primaryKey({ columns: [t.officeId, t.dunningId] }),
    foreignKey({ columns: [t.officeId, t.dunningId], foreignColumns: [dunnings.officeId, dunnings.id] }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
  ],
);

/** What left, word for word, or why nothing did. */
export const dunningDepartures = pgTable(
  'dunning_departures',
  {
    officeId: officeId(),
    dunningId: uuid('dunning_id').notNull(),
    outcome: text('outcome').$type<'left' | 'nothing'>().notNull(),
    /** Why nothing did. */
    why: text('why').$type<DunEnd | ''>().notNull().default(''),
    level: smallint('level').$type<DunnedLevel>().notNull(),
    subject: text('subject').notNull().default(''),
    words: text('words').notNull().default(''),
    iban: text('iban').notNull().default(''),
    documents: jsonb('documents').$type<DunnedDocument[]>().notNull(),
    leftOut: jsonb('left_out').$type<LeftOut[]>().notNull(),
    /** Who ended it before it left, and what he said. */
    said: text('said').notNull().default(''),
    saidBy: text('said_by').notNull().default(''),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.dunningId] }),
    foreignKey({ columns: [t.officeId, t.dunningId], foreignColumns: [dunnings.officeId, dunnings.id] }),
    check('dunning_departures_outcome', sql`outcome in ('left', 'nothing')`),
    check('dunning_departures_why', sql`(outcome = 'nothing') = (why <> '')`),
    check('dunning_departures_level', sql`level in (1, 2, 3)`),
  ],
);

/** What a formal notice says beside what any dunning does: the days to pay, whether penalties are claimed, why so early. */
export const formalNotices = pgTable(
  'formal_notices',
  {
    officeId: officeId(),
    dunningId: uuid('dunning_id').notNull(),
    payDays: smallint('pay_days').notNull(),
    isClaiming: boolean('is_claiming').notNull(),
    reason: text('reason').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.dunningId] }),
    foreignKey({ columns: [t.officeId, t.dunningId], foreignColumns: [dunnings.officeId, dunnings.id] }),
    check('formal_notices_pay_days', sql`pay_days between 8 and 15`),
  ],
);

/** Somebody who leads lets it be printed, and never whoever prepared it. */
export const noticeReleases = pgTable(
  'notice_releases',
  {
    officeId: officeId(),
    dunningId: uuid('dunning_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    recordedBy: text('recorded_by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.dunningId] }),
    foreignKey({
      columns: [t.officeId, t.dunningId],
      foreignColumns: [formalNotices.officeId, formalNotices.dunningId],
    }),
  ],
);

/** The owner wants a customer not to be asked: until a day, or until he lifts it. */
export const dunningHolds = pgTable(
  'dunning_holds',
  {
    officeId: officeId(),
    id: uuid('id').notNull(),
    businessId: uuid('business_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** The last day, in Paris. */
    untilOn: date('until_on', { mode: 'string' }),
    words: text('words').notNull().default(''),
    ...byOwner(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
    index('dunning_holds_customer').on(t.officeId, t.businessId, t.customerId, t.at.desc()),
  ],
);

/** He lifts it. */
export const dunningHoldEnds = pgTable(
  'dunning_hold_ends',
  { officeId: officeId(), holdId: uuid('hold_id').notNull(), ...byOwner() },
  (t) => [
    primaryKey({ columns: [t.officeId, t.holdId] }),
    foreignKey({ columns: [t.officeId, t.holdId], foreignColumns: [dunningHolds.officeId, dunningHolds.id] }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
  ],
);

/** What reminders of a business say. Insert only: the newest version counts, an empty one is the usual text again. */
export const dunningTexts = pgTable(
  'dunning_texts',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    level: smallint('level').$type<DunningLevel>().notNull(),
    locale: text('locale').$type<Locale>().notNull(),
    version: integer('version').notNull(),
    subject: text('subject').notNull(),
    words: text('words').notNull(),
    ...by(),
  },
  (t) => [
    primaryKey({
      name: 'dunning_texts_pk',
      columns: [t.officeId, t.businessId, t.level, t.locale, t.version],
    }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('dunning_texts_level', sql`level in (1, 2)`),
    check('dunning_texts_locale', sql`locale in ('fr', 'en')`),
    check('dunning_texts_version', sql`version > 0`),
    check('dunning_texts_whole', sql`(subject = '') = (words = '')`),
    check('dunning_texts_length', sql`char_length(subject) <= 100 and char_length(words) <= 1500`),
  ],
);
