import { sql } from 'drizzle-orm';
import {
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
  DunningRunOutcome,
  LeftOut,
  PlanMode,
} from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { businesses, customers, mandates, owners } from './businesses.ts';
import { by, instant, officeId } from './columns.ts';

/** How a business asks for what is late. Insert only: the newest version counts. */
export const dunningPlans = pgTable(
  'dunning_plans',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    version: integer('version').notNull(),
    mode: text('mode').$type<PlanMode>().notNull(),
    /** Days after the due date, for each level. */
    firstDays: smallint('first_days').notNull(),
    secondDays: smallint('second_days').notNull(),
    /** In Paris. */
    leavesHour: smallint('leaves_hour').notNull(),
    /** Less than that is not asked for. */
    leastCents: bigint('least_cents', { mode: 'number' }).notNull(),
    /** How old the last statement of its bank may be; null: it is not looked at. */
    bankDays: smallint('bank_days'),
    ...by(),
  },
  (t) => [
    primaryKey({ name: 'dunning_plans_pk', columns: [t.officeId, t.businessId, t.version] }),
    foreignKey({ columns: [t.officeId, t.businessId], foreignColumns: [businesses.officeId, businesses.id] }),
    check('dunning_plans_version', sql`version > 0`),
    check('dunning_plans_mode', sql`mode in ('hand', 'proposed', 'automatic')`),
    check(
      'dunning_plans_days',
      sql`first_days between 5 and 90 and second_days between first_days + 7 and 180`,
    ),
    check('dunning_plans_hour', sql`leaves_hour between 8 and 18`),
    check('dunning_plans_least', sql`least_cents between 0 and 1000000`),
    check('dunning_plans_bank', sql`bank_days between 1 and 60`),
  ],
);

/** A morning of a plan that asks by itself: what it announced, and when that leaves; or why it announced nothing. */
export const dunningRuns = pgTable(
  'dunning_runs',
  {
    officeId: officeId(),
    businessId: uuid('business_id').notNull(),
    /** In Paris. */
    runOn: date('run_on', { mode: 'string' }).notNull(),
    planVersion: integer('plan_version').notNull(),
    outcome: text('outcome').$type<DunningRunOutcome>().notNull(),
    planned: integer('planned').notNull(),
    /** Others wait for the next morning. */
    more: boolean('more').notNull(),
    leavesAt: instant('leaves_at').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ name: 'dunning_runs_pk', columns: [t.officeId, t.businessId, t.runOn] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.planVersion],
      foreignColumns: [dunningPlans.officeId, dunningPlans.businessId, dunningPlans.version],
    }),
    check('dunning_runs_outcome', sql`outcome in ('announced', 'nothing', 'stale', 'noClause', 'noOwner')`),
    check('dunning_runs_planned', sql`(outcome = 'announced') = (planned > 0)`),
    check('dunning_runs_ahead', sql`leaves_at > at`),
    index('dunning_runs_leaves').on(t.leavesAt).where(sql`planned > 0`),
  ],
);

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
    /** By which plan it was judged; null: by hand. */
    planVersion: integer('plan_version'),
    /** The morning on which it was announced to the owners, after which it leaves by itself. */
    runOn: date('run_on', { mode: 'string' }),
    ...by(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      name: 'dunnings_plan_fk',
      columns: [t.officeId, t.businessId, t.planVersion],
      foreignColumns: [dunningPlans.officeId, dunningPlans.businessId, dunningPlans.version],
    }),
    foreignKey({
      name: 'dunnings_run_fk',
      columns: [t.officeId, t.businessId, t.runOn],
      foreignColumns: [dunningRuns.officeId, dunningRuns.businessId, dunningRuns.runOn],
    }),
    check('dunnings_run', sql`run_on is null or plan_version is not null`),
    index('dunnings_of_run').on(t.officeId, t.businessId, t.runOn).where(sql`run_on is not null`),
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

/** What an owner or the office held, or let go. */
const byEither = () => ({
  ownerId: uuid('owner_id'),
  staffId: uuid('staff_id'),
  recordedBy: text('recorded_by').notNull(),
  at: instant('at').notNull(),
});

/** A customer is not to be asked: until a day, or until who held it lets go. */
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
    ...byEither(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    foreignKey({
      columns: [t.officeId, t.businessId, t.customerId],
      foreignColumns: [customers.officeId, customers.businessId, customers.id],
    }),
    foreignKey({ columns: [t.officeId, t.ownerId], foreignColumns: [owners.officeId, owners.id] }),
    check('dunning_holds_by', sql`(owner_id is null) <> (staff_id is null)`),
    index('dunning_holds_customer').on(t.officeId, t.businessId, t.customerId, t.at.desc()),
  ],
);

/** It is let go. */
export const dunningHoldEnds = pgTable(
  'dunning_hold_ends',
  { officeId: officeId(), holdId: uuid('hold_id').notNull(), ...byEither() },
  (t) => [
    primaryKey({ columns: [t.officeId, t.holdId] }),
    check('dunning_hold_ends_by', sql`(owner_id is null) <> (staff_id is null)`),
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
