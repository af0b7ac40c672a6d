import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, createdAt, id, instant, officeId } from './columns.ts';

/** `resting`: it waits for nothing, though something may still come. `done` takes nothing more. */
export type WorkflowStatus = 'active' | 'resting' | 'done';

export type StoredTimer = { id: string; type: string; dueAt: string };

/** One running machine. State, snapshot and pending timers are in one row: there is no second place to disagree. */
export const workflows = pgTable(
  'workflows',
  {
    officeId: officeId(),
    id: id(),
    machine: text('machine').notNull(),
    version: integer('version').notNull(),
    /** What the workflow is about; the engine does not know what that is. */
    subjectId: uuid('subject_id').notNull(),
    /** Which of the workflows of this machine about the subject: a document has one review, and a dispatch for each recipient. */
    ordinal: smallint('ordinal').notNull().default(0),
    state: text('state').notNull(),
    status: text('status').$type<WorkflowStatus>().notNull(),
    snapshot: json('snapshot').$type<unknown>().notNull(),
    timers: jsonb('timers').$type<StoredTimer[]>().notNull(),
    /** The earliest timer, or a later moment while a failing workflow waits for its next try. Null: nothing to wake for. */
    wakeAt: instant('wake_at'),
    sequence: integer('sequence').notNull(),
    /** Hash of the last transition. */
    head: bytes('head').notNull(),
    /** When the last transition took place: time never runs backwards within a workflow. */
    at: instant('at').notNull(),
    /** Workflows of one lane want the same locks. */
    lane: smallint('lane').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    failure: text('failure'),
    /** What it sleeps for beside its timers: whoever ends that wakes it. */
    waitsFor: text('waits_for'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.id] }),
    index('workflows_wake').on(t.wakeAt, t.officeId, t.lane).where(sql`wake_at is not null`),
    uniqueIndex('workflows_subject').on(t.officeId, t.subjectId, t.machine, t.ordinal),
    index('workflows_active').on(t.officeId, t.machine, t.wakeAt).where(sql`status = 'active'`),
    index('workflows_resting').on(t.machine, t.version).where(sql`status = 'resting'`),
    index('workflows_waiting').on(t.officeId, t.waitsFor).where(sql`waits_for is not null`),
    index('workflows_failure').on(t.officeId, t.id).where(sql`failure is not null`),
  ],
);

/** Who, when, from where, by which rule. Insert only, chained per workflow. */
export const transitions = pgTable(
  'transitions',
  {
    officeId: officeId(),
    workflowId: uuid('workflow_id').notNull(),
    sequence: integer('sequence').notNull(),
    machine: text('machine').notNull(),
    version: integer('version').notNull(),
    event: text('event').notNull(),
    /** The event as canonical JSON, actor included: with the columns beside it, what the hash covers. */
    payload: text('payload').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    actor: text('actor').notNull(),
    at: instant('at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    previousHash: bytes('previous_hash').notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.officeId, t.workflowId, t.sequence] }),
    index('transitions_recorded')
      .using('brin', t.recordedAt)
      .with({ pages_per_range: 32, autosummarize: 'on' }),
  ],
);
