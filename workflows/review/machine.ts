import { assign, setup } from 'xstate';
import { timerDelay } from '../engine/timer-delay.ts';
import * as change from './changes.ts';
import type { ReviewContext, ReviewEffects, ReviewEvent, ReviewInput, ToOffice } from './events.ts';

/**
 * Takes one draft to a decision, over one or more rounds. This chart is the specification of product.md, "Rules of silence"
 * and "Rules of approval". Dates come in with the events, or are counted from theirs; the machine reads no clock.
 */
const charted = setup({
  types: {} as { context: ReviewContext; events: ReviewEvent; input: ReviewInput },
  delays: {
    silenceWindow: ({ context, event }) => timerDelay(context.reviewDueAt, event),
    reminder: ({ context, event }) => timerDelay(context.reminders[0], event),
    holdEnd: ({ context, event }) => timerDelay(context.holdUntil, event),
    undoWindow: ({ context, event }) => timerDelay(context.undoUntil, event),
    askAgain: ({ context, event }) => timerDelay(change.nextAsk(context), event),
    lastCall: ({ context, event }) => timerDelay(change.lastCall(context), event),
  },
  guards: {
    waived: ({ event }) => event.type === 'submit' && event.waived && !change.isGuarded(event),
    sameRevision: ({ context, event }) =>
      event.type === 'approve' && event.revisionSha256 === context.revisionSha256,
    // A bounce is the last word on a copy: what a provider reports after it, or twice, is old news.
    arrives: ({ context, event }) => change.copyOf(context, event) === 'asked',
    copyEnds: ({ context, event }) => change.isOut(change.copyOf(context, event)),
    lastCopyEnds: ({ context, event }) =>
      change.isOut(change.copyOf(context, event)) && change.othersEnded(context, event),
    lastProofEnds: ({ context, event }) =>
      change.isOut(change.copyOf(context, event)) && !change.othersReached(context, event),
    // The office cannot prolong a window at will: only an address that changed asks anew while a clock runs.
    addressMoved: ({ context, event }) =>
      event.type === 'resend' &&
      event.moved !== undefined &&
      Object.hasOwn(context.recipients, event.moved.id),
    silenceCounts: ({ context }) => context.blockedBy.length === 0,
    withinSevenDays: ({ context, event }) =>
      event.type === 'askTime' &&
      event.until > event.at &&
      event.until <= (context.holdEndsBy ?? event.holdEndsBy),
    notExplicit: ({ context }) => context.decidedBy !== 'owner',
    wasDelivered: ({ context }) =>
      context.windowFrom !== null && Object.values(context.recipients).includes('delivered'),
  },
  actions: {
    // What is remembered.
    openRound: assign(change.openRound),
    openRequest: assign(change.openRequest),
    startClock: assign(change.startClock),
    markDelivered: assign(change.markDelivered),
    setClock: assign(change.setClock),
    stopClock: assign(change.stopClock),
    hold: assign(change.hold),
    resumeAfterHold: assign(change.resumeAfterHold),
    dropReminder: assign(change.dropReminder),
    goOnAsking: assign(change.goOnAsking),
    endCopy: assign(change.endCopy),
    decideByOwner: assign(change.decideByOwner),
    decideBySilence: assign(change.decideBySilence),
    decideByWaiver: assign(change.decideByWaiver),
    takeDecisionBack: assign(change.takeDecisionBack),
    // What is carried out in the same transaction.
    askOwners: (_, _params: ReviewEffects['askOwners']) => undefined,
    remindOwners: () => undefined,
    tellOwners: (_, _params: ReviewEffects['tellOwners']) => undefined,
    tellOffice: (_, _params: ReviewEffects['tellOffice']) => undefined,
    closeLinks: () => undefined,
    issueInvoice: () => undefined,
  },
});

/** What the first version did not do: tell owners that a hold is over, and go on asking for an answer after the window. */
const later = {
  onResume: [{ type: 'tellOwners', params: { mail: 'clockResumed' } }],
  onLapse: ['goOnAsking'],
  lapsed: {
    after: {
      askAgain: { target: 'lapsed', reenter: true, actions: ['remindOwners', 'dropReminder'] },
      lastCall: {
        target: 'lapsed',
        reenter: true,
        actions: ['dropReminder', { type: 'tellOffice', params: { mail: 'lapsed', isLast: true } }],
      },
    },
  },
} as const;
type Later = typeof later | { onResume: readonly []; onLapse: readonly []; lapsed: Record<string, never> };

/** review@1: of drafts that were begun before there was a second version. It is never changed. */
export const reviewChart1 = chart({ onResume: [], onLapse: [], lapsed: {} });
/** review@2. */
export const reviewChart = chart(later);

function chart({ onResume, onLapse, lapsed }: Later) {
  return charted.createMachine({
    id: 'review',
    context: ({ input }) => change.newReview(input),
    initial: 'preparing',
    states: {
      // Nobody was asked yet: the only state out of which a policy may let it be issued without an owner.
      preparing: {
        on: {
          submit: [
            { guard: 'waived', target: 'approved', actions: ['openRound', 'decideByWaiver'] },
            toOwners(),
          ],
          delete: 'deleted',
        },
      },
      awaiting: {
        initial: 'asking',
        on: {
          approve: { guard: 'sameRevision', target: 'approved', actions: 'decideByOwner' },
          comment: { target: 'answering', actions: tell('commentReceived') },
          requestCorrection: { target: 'correcting', actions: tell('correctionReceived') },
          withdraw: { target: 'withdrawn', actions: 'closeLinks' },
          delivered: { guard: 'arrives', actions: 'markDelivered' },
          bounced: endOfCopy(),
          revoked: endOfCopy(),
          resend: {
            guard: 'addressMoved',
            target: '.asking',
            actions: ['openRequest', ask('approvalRequest')],
          },
        },
        states: {
          // No proof of delivery, no clock.
          asking: {
            on: {
              delivered: { guard: 'arrives', target: 'running', actions: 'startClock' },
              resend: { target: 'asking', reenter: true, actions: ['openRequest', ask('approvalRequest')] },
            },
          },
          running: {
            after: {
              silenceWindow: [
                { guard: 'silenceCounts', target: '#review.approved', actions: 'decideBySilence' },
                { target: 'lapsed', actions: [...onLapse, tell('lapsed')] },
              ],
              reminder: { target: 'running', reenter: true, actions: ['remindOwners', 'dropReminder'] },
            },
            on: {
              askTime: { guard: 'withinSevenDays', target: 'onHold', actions: 'hold' },
            },
          },
          // The window is over, but a guardrail or a missing clause keeps silence from deciding.
          lapsed,
          undelivered: {
            on: {
              resend: { target: 'asking', actions: ['openRequest', ask('approvalRequest')] },
            },
          },
          onHold: {
            after: { holdEnd: { target: 'running', actions: ['resumeAfterHold', ...onResume] } },
            on: { resume: { target: 'running', actions: ['setClock', ...onResume] } },
          },
        },
      },
      // Any answer breaks silence: no clock runs in these two.
      answering: {
        entry: 'stopClock',
        on: {
          reply: { target: 'awaiting.asking', actions: ['openRequest', ask('officeReply')] },
          amend: 'correcting',
          approve: { guard: 'sameRevision', target: 'approved', actions: 'decideByOwner' },
          comment: { actions: tell('commentReceived') },
          requestCorrection: { target: 'correcting', actions: tell('correctionReceived') },
          withdraw: { target: 'withdrawn', actions: 'closeLinks' },
        },
      },
      correcting: {
        entry: 'stopClock',
        on: {
          submit: toOwners(),
          comment: { actions: tell('commentReceived') },
          withdraw: { target: 'withdrawn', actions: 'closeLinks' },
          delete: { target: 'deleted', actions: 'closeLinks' },
        },
      },
      withdrawn: {
        entry: 'stopClock',
        on: {
          submit: toOwners(),
          delete: 'deleted',
        },
      },
      approved: {
        always: { guard: 'notExplicit', target: 'issued' },
        after: { undoWindow: 'issued' },
        on: {
          undoApproval: [
            { guard: 'wasDelivered', target: 'awaiting.running', actions: ['takeDecisionBack', 'setClock'] },
            // Nothing ran before the approval: the office answers, and that opens a full window.
            { target: 'answering', actions: 'takeDecisionBack' },
          ],
          // Another owner objects, or the same: one act takes the approval back and says what is wrong.
          requestCorrection: {
            target: 'correcting',
            actions: ['takeDecisionBack', tell('correctionReceived')],
          },
          delivered: { guard: 'arrives', actions: 'markDelivered' },
          bounced: { guard: 'copyEnds', actions: 'endCopy' },
          revoked: { guard: 'copyEnds', actions: 'endCopy' },
        },
      },
      issued: { type: 'final', entry: 'issueInvoice' },
      deleted: { type: 'final' },
    },
  });
}

function ask(mail: 'approvalRequest' | 'officeReply') {
  return { type: 'askOwners', params: { mail } } as const;
}

function tell(mail: ToOffice['mail']) {
  return { type: 'tellOffice', params: { mail } } as const;
}

/** It stops the clock, on hold too. While another copy is on its way its delivery will start a full window. */
function endOfCopy() {
  return [
    { guard: 'lastCopyEnds', target: '.undelivered', actions: ['endCopy', 'stopClock', tell('undelivered')] },
    { guard: 'lastProofEnds', target: '.asking', actions: ['endCopy', 'stopClock'] },
    { guard: 'copyEnds', actions: 'endCopy' },
  ] as const;
}

function toOwners() {
  return {
    target: 'awaiting.asking',
    actions: ['openRound', 'openRequest', ask('approvalRequest')],
  } as const;
}
