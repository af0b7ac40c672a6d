import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { traced } from '../observe/traced.ts';
import { type Advanced, advance } from './advance.ts';
import { clock, toIso } from './clock.ts';
import { commitWork } from './commit.ts';
import type { Engine } from './engine.ts';
import { graceLeftMs } from './grace.ts';
import { type Locked, lockNotDue, lockTargets, type Target, targeted } from './store.ts';
import type { EngineEvent, Found, MachineRef, Outcome, Undated } from './types.ts';
import { findWaits } from './waits.ts';

/**
 * Events for several workflows, computed under their locks from what they find there. Null for one leaves it as it was.
 * `at` where they happened earlier than now.
 */
type Sending<C = unknown, E extends EngineEvent = EngineEvent> = {
  to: Target<C, E>;
  at?: string | undefined;
  prepare: Prepare<C, E>;
};

type Prepare<C, E extends EngineEvent> = (
  found: Found<C>[],
) => Promise<(Undated<E> | null)[]> | (Undated<E> | null)[];

/** Outcome null: `prepare` sent nothing. */
export type Sent<C = unknown> = { found: Found<C>; outcome: Outcome<C> | null };

/**
 * Gives one event to one workflow: one transaction under the lock of its row. A refused event is a value. Timers that
 * came due before the event took place are applied first, whoever was late.
 *
 * Throws when the workflow does not exist in this office, or when an effect fails: then nothing has happened.
 */
export async function send<C, E extends EngineEvent>(
  engine: Engine,
  officeId: string,
  to: Addressee<C, E>,
  event: Undated<E>,
): Promise<Outcome<C>> {
  return inOffice(engine.db, officeId, (tx) => sendWithin(engine, tx, officeId, to, event));
}

/** One workflow of a machine. */
export type Addressee<C, E extends EngineEvent> = { machine: MachineRef<C, E>; id: string };

/** `send` inside the caller's transaction, for what must be written together with the event. */
export async function sendWithin<C, E extends EngineEvent>(
  engine: Engine,
  tx: Tx,
  officeId: string,
  { machine, id }: Addressee<C, E>,
  event: Undated<E>,
): Promise<Outcome<C>> {
  const sending = { to: { machine, ids: [id] }, at: event.at, prepare: () => [event] };
  const [sent] = await sendAllWithin(engine, tx, officeId, sending);
  if (!sent?.outcome) throw new Error(`no ${machine.name} ${id} in this office`);
  return sent.outcome;
}

/** Gives events to workflows as a set: a hundred cost as many statements as one. Those that do not exist are left out. */
export const sendAllWithin: typeof giveAll = (...given) => traced('send', {}, () => giveAll(...given));

async function giveAll<C, E extends EngineEvent>(
  engine: Engine,
  tx: Tx,
  officeId: string,
  { to, at, prepare }: Sending<C, E>,
): Promise<Sent<C>[]> {
  const { locked, arrivedAt, now } = await lockArrived(tx, to, at);
  const arrivals = locked.map((each) => ({ locked: each, arrivedAt }));
  return give(engine, tx, officeId, { machine: to.machine, arrivals, now, prepare });
}

/** Events that have arrived apart, by what their workflows are about; undefined: now. */
type Arrivals<C, E extends EngineEvent> = {
  machine: MachineRef<C, E>;
  at: Map<string, string | undefined>;
  prepare: Prepare<C, E>;
};

/**
 * Gives to each workflow an event that arrived by itself, as a set, leaving out those that a timer is due for: nobody waits
 * for the grace of another's timer.
 */
export const sendFreeWithin: typeof giveFree = (...given) => traced('send', {}, () => giveFree(...given));

async function giveFree<C, E extends EngineEvent>(
  engine: Engine,
  tx: Tx,
  officeId: string,
  { machine, at, prepare }: Arrivals<C, E>,
): Promise<Sent<C>[]> {
  const to = { machine, subjects: [...at.keys()] };
  const [before, locked, now] = await Promise.all([clock(tx), lockNotDue(tx, to), clock(tx)]);
  const arrivals = locked.map((each) => ({
    locked: each,
    arrivedAt: earlier(at.get(each.subjectId), before),
  }));
  return give(engine, tx, officeId, { machine, arrivals, now, prepare });
}

/** When something happened that is said to have: never later than now. */
const earlier = (said: string | undefined, now: string): string => (said && said < now ? said : now);

type Arrival = { locked: Locked; arrivedAt: string };

type Given<C, E extends EngineEvent> = {
  machine: MachineRef<C, E>;
  arrivals: Arrival[];
  now: string;
  prepare: Prepare<C, E>;
};

/** Computes under the locks and writes. Throws on a workflow of another machine, whose events these are not. */
async function give<C, E extends EngineEvent>(
  engine: Engine,
  tx: Tx,
  officeId: string,
  { machine, arrivals, now, prepare }: Given<C, E>,
): Promise<Sent<C>[]> {
  const stranger = arrivals.find(({ locked }) => locked.machine !== machine.name)?.locked;
  if (stranger) throw new Error(`${stranger.id} is a ${stranger.machine}, not a ${machine.name}`);
  const due = arrivals.map(({ locked, arrivedAt }) => advance(engine.registry, locked, arrivedAt, null));
  const found = due.map((each, index) => foundAs<C>(each, arrivals[index]!));
  const events = await prepare(found);
  const taken = due.map((before, index) => {
    const event = events[index];
    if (!event) return null;
    const { at } = found[index]!;
    const dated = { ...(event as Undated), at };
    return { before, after: advance(engine.registry, before.workflow, at, dated) };
  });
  const changesOf = taken.map((each) => (each ? [...each.before.changes, ...each.after.changes] : []));
  const waits = await findWaits(tx, changesOf.flat());
  const isWritten = (index: number) => taken[index] && !waits.has(taken[index].after.workflow.id);
  const written = changesOf.filter((_, index) => isWritten(index)).flat();
  const updated = taken.flatMap((each, index) =>
    each && isWritten(index) && (changesOf[index]?.length ?? 0) > 0 ? each.after.workflow : [],
  );
  await commitWork(engine, tx, officeId, { updated, started: [], changes: written }, now);
  return found.map((each, index) => {
    const after = taken[index]?.after;
    if (!after) return { found: each, outcome: null };
    const { accepted, workflow } = after;
    const context = after.context as C;
    const waiting = waits.get(workflow.id);
    // A timer that came due before decides, and what comes after it loses, though its effects are still to be had.
    const held = waiting && accepted ? { waits: waiting } : {};
    return {
      found: each,
      outcome: { accepted: accepted && !waiting, state: workflow.state, context, ...held },
    };
  });
}

/** What is remembered is what this machine wrote: that it has these types is the contract of its version. */
const foundAs = <C>({ workflow, context }: Advanced, { locked, arrivedAt }: Arrival): Found<C> => ({
  workflowId: workflow.id,
  subjectId: workflow.subjectId,
  context: context as C,
  state: workflow.state,
  was: locked.state,
  step: workflow.sequence,
  at: arrivedAt > workflow.at ? arrivedAt : workflow.at,
});

/**
 * Locks workflows for what has arrived, and tells the moment it counts for: when it is said to have happened, never
 * later than now. Where nothing is due there, that is one round trip. What comes after a timer waits out that timer's
 * grace before it takes the lock, so that it can't overtake an answer that came before.
 */
async function lockArrived(
  tx: Tx,
  to: Target,
  said: string | undefined,
): Promise<{ locked: Locked[]; arrivedAt: string; now: string }> {
  const [arrived, free, now] = await Promise.all([readArrival(tx, to), lockNotDue(tx, to), clock(tx)]);
  const arrivedAt = earlier(said, arrived.now);
  if (free.length === arrived.count) return { locked: free, arrivedAt, now };
  if (arrived.wakeAt && arrived.wakeAt <= arrivedAt) await wait(graceLeftMs(arrived.wakeAt, arrived.now));
  const [locked, later] = await Promise.all([lockTargets(tx, to), clock(tx)]);
  return { locked, arrivedAt, now: later };
}

/** The moment before any lock is waited for, and what is due by then. */
async function readArrival(tx: Tx, to: Target) {
  const [row] = await rows<{ now: string; wake_at: string | null; count: number }>(
    tx,
    // Both at once: for the minimum alone PostgreSQL may walk everything that sleeps, in the order in which it wakes.
    sql`select app_clock() as now, min(wake_at) as wake_at, count(*)::int as count
      from workflows where office_id = (select app_office()) and ${targeted(to)}`,
  );
  return {
    now: toIso(row?.now ?? ''),
    wakeAt: row?.wake_at ? toIso(row.wake_at) : null,
    count: row?.count ?? 0,
  };
}
