import { assign, setup } from 'xstate';
import { atRest } from '../engine/step.ts';
import { timerDelay } from '../engine/timer-delay.ts';
import type { SettlementContext, SettlementEvent, SettlementInput } from './events.ts';
import { afterDay } from './pledge.ts';
import {
  balanceCents,
  disputedCents,
  nextAnswerBy,
  nextLateAt,
  type Standing,
  standing,
  standings,
} from './standing.ts';

/** The timers that an invoice runs whose money is not there. */
const waiting = {
  after: {
    partLate: 'reckoning',
    answerTime: { target: 'reckoning', actions: 'endDisputes' },
    promiseEnd: { target: 'reckoning', actions: 'endDay' },
  },
} as const;

/**
 * settlement@1: follows an issued invoice until its money is there. Each event changes what is remembered; where the invoice
 * stands then follows from that and from the date, in `reckoning`, which is left at once and arms the timers anew.
 */
export const settlementChart = setup({
  types: {} as { context: SettlementContext; events: SettlementEvent; input: SettlementInput },
  delays: {
    partLate: ({ context, event }) => timerDelay(nextLateAt(context, momentOf(event)), event),
    answerTime: ({ context, event }) => timerDelay(nextAnswerBy(context), event),
    promiseEnd: ({ context, event }) => timerDelay(context.promise?.endsAt, event),
  },
  guards: {
    stands: ({ context, event }, { as }: { as: Standing }) => standing(context, momentOf(event)) === as,
    /** Nothing settles more than is owed: what is too much stays the customer's. */
    fits: ({ context, event }) =>
      event.type === 'allocated' && event.cents > 0 && event.cents <= balanceCents(context),
    wasSettled: ({ context, event }) =>
      event.type === 'takenBack' && event.cents > 0 && event.cents <= context.settled[event.by],
    /** A level is asked for once, and only of what is late. */
    isNextLevel: ({ context, event }) => event.type === 'dunned' && event.level > context.dunnedLevel,
    isOwed: ({ context, event }) =>
      event.type === 'disputed' &&
      event.cents > 0 &&
      event.cents <= balanceCents(context) - disputedCents(context),
    isDisputed: ({ context, event }) =>
      event.type === 'disputeAnswered' && context.disputes.some(({ id }) => id === event.disputeId),
    /** Broken twice, a promise is offered no more. */
    mayPromise: ({ context }) => context.promise === null && context.brokenPromises < 2,
    isPromised: ({ context, event }) =>
      (event.type === 'promiseWithdrawn' || event.type === 'promiseAccepted') &&
      context.promise?.id === event.promiseId,
  },
  actions: {
    settle: assign(({ context, event }) => {
      if (event.type !== 'allocated') return {};
      const settled = { ...context.settled, [event.by]: context.settled[event.by] + event.cents };
      // A promise is kept with the last cent.
      return { settled, promise: balanceCents({ ...context, settled }) === 0 ? null : context.promise };
    }),
    takeBack: assign(({ context: { settled }, event }) =>
      event.type === 'takenBack'
        ? { settled: { ...settled, [event.by]: settled[event.by] - event.cents } }
        : {},
    ),
    noteDunning: assign(({ event }) =>
      event.type === 'dunned' ? { dunnedLevel: event.level, dunnedAt: event.at } : {},
    ),
    openDispute: assign(({ context: { disputes }, event }) =>
      event.type === 'disputed'
        ? { disputes: [...disputes, { id: event.disputeId, cents: event.cents, answerBy: event.answerBy }] }
        : {},
    ),
    closeDispute: assign(({ context: { disputes }, event }) =>
      event.type === 'disputeAnswered'
        ? { disputes: disputes.filter(({ id }) => id !== event.disputeId) }
        : {},
    ),
    endDisputes: assign(({ context: { disputes }, event }) => ({
      disputes: disputes.filter(({ answerBy }) => answerBy > momentOf(event)),
    })),
    notePromise: assign(({ context, event }) => {
      if (event.type !== 'promised') return {};
      const { promiseId: id, on, endsAt, leaves, after } = event;
      const promise = { id, on, endsAt };
      // Logs of before promises had several days say no more, and are read as they were written.
      if (leaves === undefined) return { promise };
      return { promise: { ...promise, leaves, after: after ?? [], disputedCents: disputedCents(context) } };
    }),
    acceptPromise: assign(({ context: { promise } }) => ({
      promise: promise && { ...promise, isAccepted: true },
    })),
    dropPromise: assign({ promise: null }),
    endDay: assign(({ context }) => afterDay(context)),
  },
}).createMachine({
  id: 'settlement',
  context: ({ input: { at: _, ...input } }) => ({
    ...input,
    settled: { payment: 0, creditNote: 0, difference: 0, writeOff: 0 },
    dunnedLevel: 0,
    dunnedAt: null,
    disputes: [],
    promise: null,
    brokenPromises: 0,
  }),
  initial: 'reckoning',
  on: {
    allocated: { guard: 'fits', target: '.reckoning', actions: 'settle' },
    takenBack: { guard: 'wasSettled', target: '.reckoning', actions: 'takeBack' },
    disputed: { guard: 'isOwed', target: '.reckoning', actions: 'openDispute' },
    disputeAnswered: { guard: 'isDisputed', target: '.reckoning', actions: 'closeDispute' },
    promiseAccepted: { guard: 'isPromised', target: '.reckoning', actions: 'acceptPromise' },
    promiseWithdrawn: { guard: 'isPromised', target: '.reckoning', actions: 'dropPromise' },
  },
  states: {
    reckoning: { always: standings.map((as) => ({ guard: { type: 'stands', params: { as } }, target: as })) },
    open: { ...waiting, on: promising() },
    partPaid: { ...waiting, on: promising() },
    overdue: { ...waiting, on: { ...promising(), ...dunning() } },
    dunned1: { ...waiting, on: { ...promising(), ...dunning() } },
    dunned2: { ...waiting, on: { ...promising(), ...dunning() } },
    formalNotice: { ...waiting, on: promising() },
    paid: { tags: atRest },
    cancelled: { tags: atRest },
    writtenOff: { tags: atRest },
  },
});

function promising() {
  return { promised: { guard: 'mayPromise', target: 'reckoning', actions: 'notePromise' } } as const;
}

function dunning() {
  return { dunned: { guard: 'isNextLevel', target: 'reckoning', actions: 'noteDunning' } } as const;
}

/** The first event of a machine carries its date in the input. */
function momentOf(event: unknown): string {
  const { at, input } = event as { at?: string; input?: { at: string } };
  const moment = at ?? input?.at;
  if (!moment) throw new Error('an event without a date');
  return moment;
}
