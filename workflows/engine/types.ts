import type { AnyStateMachine } from 'xstate';
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

/** Work for after the commit. The key makes a second run harmless; it is handed on to providers. */
export type Job = { queue: QueueName; key: string; data: Record<string, string>; startAfter?: string };

/** One transition that takes place in the running transaction, as its effects see it. */
export type Applied = {
  machine: string;
  workflowId: string;
  subjectId: string;
  event: EngineEvent;
  fromState: string;
  state: string;
  /** Context of the machine after the transition. */
  context: unknown;
  sequence: number;
  /** SHA-256 of the transition's row. */
  hash: Buffer;
};

/** A workflow to be started. */
export type NewWorkflow = {
  id: string;
  subjectId: string;
  /** Where the subject has several workflows of one machine: which; 0 unless said. Two of one number are refused. */
  ordinal?: number;
  /** The machine's input; `at` dates the first step. */
  input: { at: string } & Record<string, unknown>;
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
  start: (machine: string, workflows: NewWorkflow[]) => void;
  /** A write that this effect has no use for afterwards: it travels with the engine's own, or is done before the next effect. */
  writeLast: (write: () => Promise<unknown>) => void;
};

/** Runs once for all transitions of a batch that asked for it, in the order they took place. */
export type Effect = (run: EffectRun, calls: { applied: Applied; params: unknown }[]) => Promise<void>;

export type Projection = (run: EffectRun, applied: Applied[]) => Promise<void>;

/** Why a workflow can't take its next step now, though nothing is wrong with it: it goes on when this has ended. */
export type Wait = {
  /** Names what it waits for; `wakeWaiting` with the same wakes it. */
  for: string;
  /** Ends by itself, by the database's clock; null: somebody has to end it. */
  until: string | null;
  /** A sentence for the page of failures, which `failureKind` recognises. */
  reason: string;
};

export type MachineDefinition = {
  name: string;
  /** Stored with each workflow; old versions stay registered as long as one of theirs is running. */
  version: number;
  machine: AnyStateMachine;
  /** By action name of the machine; run in this order. */
  effects: Record<string, Effect>;
  /**
   * Brings what lists show up to date; called last, with each workflow's final transition of the batch. Machines that
   * share one are called together, so that a row they both speak of is written once.
   */
  project?: Projection;
  /** Asked before anything is written: which of these workflows can't have the effects they ask for now, by their ids. */
  waits?(tx: Tx, calls: { applied: Applied; effect: string }[]): Promise<Map<string, Wait>>;
};

export type Outcome =
  | { accepted: true; state: string; context: unknown }
  /** `waits`: it would be taken, if its effects could be had now. `state` is then the one it would lead to. */
  | { accepted: false; state: string; context: unknown; waits?: Wait };
