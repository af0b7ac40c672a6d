import type { Tx } from '#db/client.ts';
import type { QueueName } from '#db/queues.ts';

/** Who caused an event, and through what. A rule is never presented as a person. */
export type Actor = {
  kind: 'staff' | 'owner' | 'customer' | 'rule' | 'provider' | 'system';
  id: string | null;
  name: string;
  channel: 'console' | 'link' | 'mail' | 'timer' | 'webhook' | 'import';
};

/** What is given to a machine. `at` is the moment it happened, from the database's clock; machines read no other. */
export type EngineEvent = { type: string; at: string; actor: Actor };

/** An event before it is dated: `at` only where it happened earlier than now (an arrival, a provider's time). */
export type Undated<E extends EngineEvent = EngineEvent> = E extends unknown
  ? Omit<E, 'at'> & { at?: string }
  : never;

/** An event without who and when: what a command itself has to say. */
export type Happening<E extends EngineEvent> = E extends unknown ? Omit<E, 'at' | 'actor'> : never;

/**
 * A machine by its name, with the types of what its workflows remember, take and are started with. Whoever starts one or
 * sends to one names it by this, so that what it would not understand does not compile.
 */
export type MachineRef<
  C = unknown,
  E extends EngineEvent = EngineEvent,
  I extends MachineInput = MachineInput,
> = {
  readonly name: string;
  /** Never there: holds the types. */
  readonly types?: { context: C; event: E; input: I };
};

/** `at` dates the first step. */
export type MachineInput = { at: string };

/** Work for after the commit. The key makes a second run harmless; it is handed on to providers. */
export type Job = { queue: QueueName; key: string; data: Record<string, string>; startAfter?: string };

/** One transition that takes place in the running transaction, as its effects see it. */
export type Applied<C = unknown, E extends EngineEvent = EngineEvent> = {
  machine: string;
  workflowId: string;
  subjectId: string;
  event: E;
  fromState: string;
  state: string;
  /** What the workflow remembers after the transition. */
  context: C;
  sequence: number;
  /** SHA-256 of the transition's row. */
  hash: Buffer;
};

/** A workflow to be started. */
export type NewWorkflow<I extends MachineInput = MachineInput> = {
  id: string;
  subjectId: string;
  /** Where the subject has several workflows of one machine: which; 0 unless said. Two of one number are refused. */
  ordinal?: number;
  input: I;
  actor: Actor;
  /** What its steps lock beside itself: workflows that name the same are fired by one worker at a time. */
  contendsFor?: string;
};

/** What an effect may use. Everything it writes, asks for or starts belongs to the transaction of the transition. */
export type EffectRun = {
  tx: Tx;
  officeId: string;
  now: string;
  enqueue: (job: Job) => void;
  /** Starts workflows of the newest version of a machine; they are written with the rest of the batch. */
  start: <I extends MachineInput>(
    machine: MachineRef<unknown, EngineEvent, I>,
    workflows: NewWorkflow<I>[],
  ) => void;
  /** A write that this effect has no use for afterwards: it travels with the engine's own, or is done before the next effect. */
  writeLast: (write: () => Promise<unknown>) => void;
};

/**
 * A workflow as an event finds it: locked, with the timers that came due before. `at` dates the event; `was` is its state
 * before those timers, `step` the number of its last step, theirs included.
 */
export type Found<C = unknown> = {
  workflowId: string;
  subjectId: string;
  context: C;
  state: string;
  was: string;
  step: number;
  at: string;
};

/** Runs once for all transitions of a batch that asked for it, in the order they took place. */
export type Effect<C = unknown, E extends EngineEvent = EngineEvent, P = unknown> = (
  run: EffectRun,
  calls: { applied: Applied<C, E>; params: P }[],
) => Promise<void>;

/** Why a workflow can't take its next step now, though nothing is wrong with it: it goes on when this has ended. */
export type Wait = {
  /** Names what it waits for; `wakeWaiting` with the same wakes it. */
  for: string;
  /** Ends by itself, by the database's clock; null: somebody has to end it. */
  until: string | null;
  /** A sentence for the page of failures, which `failureKind` recognises. */
  reason: string;
};

export type Outcome<C = unknown> =
  | { accepted: true; state: string; context: C }
  /** `waits`: it would be taken, if its effects could be had now. `state` is then the one it would lead to. */
  | { accepted: false; state: string; context: C; waits?: Wait };
