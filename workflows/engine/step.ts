import { type AnyActorScope, type AnyMachineSnapshot, type AnyStateMachine, createActor } from 'xstate';
import type { StoredTimer, WorkflowStatus } from '#db/schema/workflows.ts';
import type { EngineEvent } from './types.ts';

/** What a machine wants after one event, as data: nothing has happened yet. */
export type Step = {
  /** As JSON text. */
  snapshot: string;
  context: unknown;
  state: string;
  status: WorkflowStatus;
  timers: StoredTimer[];
  effects: { name: string; params: unknown }[];
};

type Action = { type: string; params?: unknown };
type Raise = { event: { type: string }; id: string; delay: number | undefined };

/**
 * The tag of states in which a workflow waits for nothing, though something may still come: an invoice that was delivered, or
 * paid. They are let lie, and take an event like any other.
 */
export const atRest = 'rest';

/** The first step of a new workflow. `input.at` dates it. */
export function firstStep(machine: AnyStateMachine, input: { at: string }): Step {
  const { scope, actions } = listen(machine);
  const snapshot = machine.getInitialSnapshot(scope, input);
  return readStep(machine, snapshot, actions, [], input.at);
}

/**
 * The step that `event` causes in a stored snapshot (parsed), or null when the machine does not take it now.
 * `timers` are those pending before. Throws when the snapshot or the event does not belong to this machine.
 */
export function step(
  machine: AnyStateMachine,
  stored: unknown,
  timers: StoredTimer[],
  event: EngineEvent,
): Step | null {
  // restoreSnapshot refuses unknown states; createActor would hide them.
  const before = machine.restoreSnapshot(stored as never, undefined as never);
  if (!(machine.events as string[]).includes(event.type))
    throw new Error(`${machine.id} has no event ${event.type}`);
  if (!before.can(event as never)) return null;
  const { scope, actions } = listen(machine);
  const snapshot = machine.transition(before, event as never, scope);
  const left = timers.filter((timer) => timer.type !== event.type || timer.dueAt > event.at);
  return readStep(machine, snapshot, actions, left, event.at);
}

const scopes = new WeakMap<AnyStateMachine, AnyActorScope>();

/**
 * What a machine is stepped in, and the actions it will ask for there: XState's own `transition()`, but for the actor
 * that it makes anew for each call, with a first snapshot that nobody looks at. Ours start nothing in their actor, so one
 * a machine does; it cost twice the step itself.
 */
function listen(machine: AnyStateMachine): { scope: AnyActorScope; actions: Action[] } {
  const actions: Action[] = [];
  let inert = scopes.get(machine);
  if (!inert) {
    const self = createActor(machine, { input: {} });
    inert = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      logger: () => undefined,
      defer: () => undefined,
      stopChild: () => undefined,
      emit: () => undefined,
      actionExecutor: () => undefined,
    };
    scopes.set(machine, inert);
  }
  return { scope: { ...inert, actionExecutor: (action) => actions.push(action) }, actions };
}

function readStep(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  actions: Action[],
  pending: StoredTimer[],
  at: string,
): Step {
  if (snapshot.status === 'error') throw new Error(`${machine.id} failed`, { cause: snapshot.error });
  const timers = new Map(pending.map((timer) => [timer.id, timer]));
  const effects: Step['effects'] = [];
  for (const action of actions) {
    if (action.type === 'xstate.cancel') timers.delete((action.params as { sendId: string }).sendId);
    else if (action.type === 'xstate.raise') arm(timers, action.params as Raise, at);
    else if (action.type.startsWith('xstate.'))
      throw new Error(`${machine.id} uses ${action.type}, which is not durable`);
    else effects.push({ name: action.type, params: action.params ?? null });
  }
  return {
    snapshot: JSON.stringify(machine.getPersistedSnapshot(snapshot)),
    context: snapshot.context,
    state: stateName(snapshot.value),
    status:
      snapshot.status === 'done'
        ? 'done'
        : snapshot.hasTag(atRest) && timers.size === 0
          ? 'resting'
          : 'active',
    timers: [...timers.values()].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)),
    effects,
  };
}

function arm(timers: Map<string, StoredTimer>, raise: Raise, at: string) {
  if (raise.delay === undefined) return; // already taken within the step
  if (Number.isNaN(raise.delay)) throw new Error(`the delay of ${raise.id} is not a number`);
  if (raise.delay === Number.POSITIVE_INFINITY) return; // this timer is not wanted
  const dueAt = new Date(Date.parse(at) + Math.max(0, raise.delay)).toISOString();
  timers.set(raise.id, { id: raise.id, type: raise.event.type, dueAt });
}

/** 'awaiting.running' from { awaiting: 'running' }. */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[outer, inner] = []] = Object.entries(value as Record<string, unknown>);
  return `${outer}.${stateName(inner)}`;
}

/** 'silenceWindow' from 'xstate.after.silenceWindow.review.awaiting.running'. */
export function timerName(type: string): string {
  return type.replace(/^xstate\.after\.([^.]+)\..*$/, '$1');
}
