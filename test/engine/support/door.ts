import { assign, setup } from 'xstate';
import { timerDelay } from '#workflows/engine/timer-delay.ts';
import type { EngineEvent, MachineRef } from '#workflows/engine/types.ts';

type Context = { closesAt: string | null; belled: boolean; knocks: number };
export type DoorInput = { at: string; closesAt?: string | null; belled?: boolean };
type Event<T extends string, P = unknown> = EngineEvent & { type: T } & P;
type Events =
  | Event<'open', { until: string | null }>
  | Event<'keepOpen'>
  | Event<'knock'>
  | Event<'close'>
  | Event<'lock'>;

export const doorMachine: MachineRef<Context, Events, DoorInput> = { name: 'door' };
/** The door of this id, for whoever has an event for it. */
export const theDoor = (id: string | undefined) => ({ machine: doorMachine, id: id ?? '' });

/**
 * A door that closes by itself at a time it was told, or stays open when somebody asks for it before: all an engine
 * needs to be tried on. `note` writes a row, `ring` asks for a job.
 */
export const doorChart = (delayName = 'autoClose') =>
  setup({
    types: {} as { context: Context; events: Events; input: DoorInput },
    delays: {
      [delayName]: ({ context, event }: { context: Context; event: EngineEvent }) =>
        timerDelay(context.closesAt, event),
    },
    guards: { belled: ({ context }) => context.belled },
    actions: {
      remember: assign(({ event }) => (event.type === 'open' ? { closesAt: event.until } : {})),
      forget: assign({ closesAt: null }),
      count: assign(({ context }) => ({ knocks: context.knocks + 1 })),
      note: (_, _params: { what: string }) => undefined,
      ring: () => undefined,
    },
  }).createMachine({
    id: 'door',
    context: ({ input }) => ({ closesAt: input.closesAt ?? null, belled: input.belled ?? false, knocks: 0 }),
    initial: 'open',
    states: {
      open: {
        initial: 'ajar',
        on: { close: 'closed' },
        states: {
          ajar: {
            after: { [delayName]: { target: '#door.closed', actions: note('closed by itself') } },
            on: { keepOpen: { target: 'held', actions: ['forget', note('held')] } },
          },
          held: {},
        },
      },
      closed: {
        on: {
          open: { target: 'open', actions: ['remember', note('opened')] },
          knock: [{ guard: 'belled', actions: ['count', 'ring'] }, { actions: 'count' }],
          lock: 'locked',
        },
      },
      locked: { type: 'final' },
    },
  });

function note(what: string) {
  return { type: 'note', params: { what } } as const;
}

/** As of version 2 a knock opens the door. */
export const doorChart2 = setup({
  types: {} as { context: Context; events: Events; input: DoorInput },
}).createMachine({
  id: 'door',
  context: { closesAt: null, belled: false, knocks: 0 },
  initial: 'closed',
  states: { closed: { on: { knock: 'open' } }, open: {} },
});
