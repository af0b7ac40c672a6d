import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, officeId } from './columns.ts';
import { offices } from './offices.ts';

/** A web or worker process, as the beats of its heart say. Times of the world, which no demonstration moves. */
export const processes = pgTable(
  'processes',
  {
    id: uuid('id').primaryKey().default(sql`uuidv7()`),
    kind: text('kind').$type<'web' | 'worker'>().notNull(),
    host: text('host').notNull(),
    pid: integer('pid').notNull(),
    version: text('version').notNull(),
    startedAt: instant('started_at').notNull().default(sql`clock_timestamp()`),
    seenAt: instant('seen_at').notNull().default(sql`clock_timestamp()`),
    /** How long the earliest due timer had been waiting when it looked, in milliseconds. */
    lateMs: bigint('late_ms', { mode: 'number' }).notNull().default(0),
  },
  () => [check('processes_kind', sql`kind in ('web', 'worker')`)],
);

export type OperatorAct = 'retryWorkflow' | 'retryWorkflows' | 'rerunJob' | 'rerunJobs';

/** What a person told the engine to do: who, when, to what. Insert only. */
export const operatorActs = pgTable(
  'operator_acts',
  {
    officeId: officeId().references(() => offices.id),
    id: id(),
    act: text('act').$type<OperatorAct>().notNull(),
    /** The workflow or the key of the job; empty for all of them. */
    subject: text('subject').notNull().default(''),
    items: integer('items').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull().default(sql`app_clock()`),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    check('operator_acts_act', sql`act in ('retryWorkflow', 'retryWorkflows', 'rerunJob', 'rerunJobs')`),
    check('operator_acts_items', sql`items > 0`),
  ],
);
