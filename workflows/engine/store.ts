import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { hex, rowSet } from '#db/row-set.ts';
import type { StoredTimer, WorkflowStatus } from '#db/schema/workflows.ts';
import type { TransitionRecord } from './chain.ts';
import { toIso } from './clock.ts';
import type { EngineEvent, MachineRef } from './types.ts';

/** A workflow's row while its lock is held. */
export type Locked = {
  id: string;
  machine: string;
  version: number;
  subjectId: string;
  state: string;
  status: WorkflowStatus;
  /** As JSON text, which is read and written as it stands. */
  snapshot: string;
  timers: StoredTimer[];
  sequence: number;
  head: Buffer;
  at: string;
};

export type Written = Locked & { wakeAt: string | null };
export type Started = Written & { lane: number; ordinal: number };
export type WrittenTransition = TransitionRecord & { previousHash: Buffer; hash: Buffer };

type LockedRow = Omit<Locked, 'subjectId' | 'head'> & { subject_id: string; head: string };

const selectWhere = (where: SQL, how: SQL): SQL =>
  sql`select id, machine, version, subject_id, state, status, snapshot::text as snapshot, timers, sequence, encode(head, 'hex') as head, at
    from workflows where office_id = (select app_office()) and ${where} ${how}`;

const lockWhere = async (tx: Tx, where: SQL, how: SQL): Promise<Locked[]> => {
  const found = await rows<LockedRow>(tx, selectWhere(where, how));
  return found.map(({ subject_id, head, ...row }) => ({
    ...row,
    subjectId: subject_id,
    head: Buffer.from(head, 'hex'),
    at: toIso(row.at),
  }));
};

/** Workflows of a machine by their own ids, or by what they are about. */
export type Target<C = unknown, E extends EngineEvent = EngineEvent> = { machine: MachineRef<C, E> } & (
  | { ids: string[] }
  | { subjects: string[] }
);

export const targeted = (to: Target): SQL =>
  'ids' in to
    ? among('id', to.ids)
    : sql`machine = ${to.machine.name} and ${among('subject_id', to.subjects)}`;

/** One is asked for as one: for a list of unknown length PostgreSQL would plan anew each time. */
const among = (column: string, ids: string[]): SQL =>
  ids.length === 1
    ? sql`${sql.raw(column)} = ${ids[0]}::uuid`
    : sql`${sql.raw(column)} = any (${sql.param(ids)}::text[]::uuid[])`;

/** Locks workflows, in id order, waiting for those who hold them. */
export const lockTargets = (tx: Tx, to: Target) => lockWhere(tx, targeted(to), sql`order by id for update`);

/** The same for those alone that no timer is due for. */
export const lockNotDue = (tx: Tx, to: Target) =>
  lockWhere(
    tx,
    sql`${targeted(to)} and (wake_at is null or wake_at > app_clock())`,
    sql`order by id for update`,
  );

/** `known`: machines with their versions. `among`: of these alone. */
export type Due = {
  until: string;
  lane: number;
  limit: number;
  known: string[];
  among?: string[] | undefined;
};

/**
 * Locks up to `limit` workflows of one lane of the office whose time has come, passing over those that somebody else holds, and
 * those of machines not `known` here: while a release is rolled out they belong to its processes.
 */
export const lockDue = (tx: Tx, due: Due) => lockWhere(tx, ...dueNow(due));

/** PostgreSQL's plan for `lockDue`, for those who watch that its cost does not grow with what sleeps. */
export const explainDue = (due: Due): SQL =>
  sql`explain (analyze, buffers, costs off, timing off) ${selectWhere(...dueNow(due))}`;

const dueNow = ({ until, lane, limit, known, among: ids }: Due): [where: SQL, how: SQL] => [
  sql`wake_at <= ${until}::timestamptz and lane = ${lane}::smallint and machine || '@' || version = any (${sql.param(known)}::text[])
    ${ids ? sql`and ${among('id', ids)}` : sql``}`,
  // Not by id as well: thousands that are due at one instant would be sorted for each batch.
  sql`order by wake_at limit ${limit} for update skip locked`,
];

const workflowColumns = {
  id: 'uuid',
  machine: 'text',
  version: 'int',
  subject_id: 'uuid',
  state: 'text',
  status: 'text',
  snapshot: 'json',
  timers: 'jsonb',
  wake_at: 'timestamptz',
  sequence: 'int',
  head: 'bytea',
  at: 'timestamptz',
};

const workflowRow = (w: Written) => ({
  id: w.id,
  machine: w.machine,
  version: w.version,
  subject_id: w.subjectId,
  state: w.state,
  status: w.status,
  snapshot: w.snapshot,
  timers: JSON.stringify(w.timers),
  wake_at: w.wakeAt,
  sequence: w.sequence,
  head: hex(w.head),
  at: w.at,
});

/** Writes workflows that are locked; what failed before is forgotten. */
export async function updateWorkflows(tx: Tx, written: Written[]): Promise<void> {
  if (written.length === 0) return;
  await tx.execute(sql`update workflows w set state = n.state, status = n.status, snapshot = n.snapshot, timers = n.timers,
      wake_at = n.wake_at, sequence = n.sequence, head = n.head, at = n.at, failures = 0, failure = null, waits_for = null
    from ${rowSet('n', workflowColumns, written.map(workflowRow))}
    where w.office_id = (select app_office()) and w.id = n.id`);
}

export async function insertWorkflows(
  tx: Tx,
  officeId: string,
  started: Started[],
  now: string,
): Promise<void> {
  if (started.length === 0) return;
  const columns = { ...workflowColumns, lane: 'smallint', ordinal: 'smallint' };
  const list = started.map(({ lane, ordinal, ...workflow }) => ({ ...workflowRow(workflow), lane, ordinal }));
  await tx.execute(sql`insert into workflows
      (office_id, created_at, id, machine, version, subject_id, state, status, snapshot, timers, wake_at, sequence, head, at, lane, ordinal)
    select ${officeId}::uuid, ${now}::timestamptz, n.* from ${rowSet('n', columns, list)}`);
}

export async function insertTransitions(
  tx: Tx,
  officeId: string,
  records: WrittenTransition[],
  now: string,
): Promise<void> {
  if (records.length === 0) return;
  const columns = {
    workflow_id: 'uuid',
    sequence: 'int',
    machine: 'text',
    version: 'int',
    event: 'text',
    payload: 'text',
    from_state: 'text',
    to_state: 'text',
    actor: 'text',
    at: 'timestamptz',
    previous_hash: 'bytea',
    hash: 'bytea',
  };
  const list = records.map((r) => ({
    workflow_id: r.workflowId,
    sequence: r.sequence,
    machine: r.machine,
    version: r.version,
    event: r.event,
    payload: r.payload,
    from_state: r.fromState,
    to_state: r.toState,
    actor: r.actor,
    at: r.at,
    previous_hash: hex(r.previousHash),
    hash: hex(r.hash),
  }));
  await tx.execute(sql`insert into transitions (office_id, recorded_at, workflow_id, sequence, machine, version, event,
      payload, from_state, to_state, actor, at, previous_hash, hash)
    select ${officeId}::uuid, ${now}::timestamptz, n.* from ${rowSet('n', columns, list)}`);
}

/** A workflow whose step or effect failed sleeps longer each time, up to an hour, and stands on the page of failures. */
export async function recordFailure(tx: Tx, id: string, message: string, now: string): Promise<void> {
  await tx.execute(sql`update workflows set failures = failures + 1, failure = ${message.slice(0, 2000)},
      wake_at = case when wake_at is null then null
        else ${now}::timestamptz + least(3600, 2 ^ least(failures, 12)) * interval '1 second' end
    where office_id = (select app_office()) and id = ${id}`);
}
