import { assign, setup } from 'xstate';
import { atRest } from '../engine/step.ts';
import type { DispatchContext, DispatchEvent, DispatchInput } from './events.ts';

/** dispatch@1: brings an issued invoice to one recipient by one channel, and keeps what the channel says of it. */
export const dispatchChart = setup({
  types: {} as { context: DispatchContext; events: DispatchEvent; input: DispatchInput },
  guards: {
    addressed: ({ context }) => context.recipient !== '',
    ofThisRequest: ({ context, event }) => 'request' in event && event.request === context.request,
    newAddress: ({ event }) => event.type === 'sendAgain' && event.recipient !== '',
  },
  actions: {
    openRequest: assign(({ context }) => ({
      request: context.request + 1,
      attempts: context.attempts + 1,
      problem: null,
      reason: null,
    })),
    address: assign(({ event }) => (event.type === 'sendAgain' ? { recipient: event.recipient } : {})),
    noteReceipt: assign(({ event }) => ({ lastReceiptAt: event.at, problem: null, reason: null })),
    noteNoAddress: assign({ problem: 'noAddress' as const }),
    noteTrouble: assign(({ event }) => {
      if (event.type === 'bounced')
        return { problem: 'bounced' as const, reason: event.reason, lastReceiptAt: event.at };
      return event.type === 'failed'
        ? { problem: event.problem, reason: event.reason, lastReceiptAt: event.at }
        : {};
    }),
    sendInvoice: () => undefined,
  },
}).createMachine({
  id: 'dispatch',
  context: ({ input: { officeId, invoiceId, channel, recipient, recipientName } }) => ({
    officeId,
    invoiceId,
    channel,
    recipient,
    recipientName,
    attempts: 0,
    request: 0,
    lastReceiptAt: null,
    problem: null,
    reason: null,
  }),
  initial: 'planned',
  on: {
    bounced: { guard: 'ofThisRequest', target: '.needsAttention', actions: 'noteTrouble' },
    failed: { guard: 'ofThisRequest', target: '.needsAttention', actions: 'noteTrouble' },
  },
  states: {
    planned: {
      on: {
        documentReady: [
          { guard: 'addressed', target: 'sending', actions: ['openRequest', 'sendInvoice'] },
          { target: 'needsAttention', actions: 'noteNoAddress' },
        ],
      },
    },
    sending: {
      on: {
        accepted: { guard: 'ofThisRequest', target: 'sent', actions: 'noteReceipt' },
        delivered: { guard: 'ofThisRequest', target: 'delivered', actions: 'noteReceipt' },
        opened: { guard: 'ofThisRequest', target: 'opened', actions: 'noteReceipt' },
      },
    },
    sent: {
      tags: atRest,
      on: {
        delivered: { guard: 'ofThisRequest', target: 'delivered', actions: 'noteReceipt' },
        opened: { guard: 'ofThisRequest', target: 'opened', actions: 'noteReceipt' },
        sendAgain: again(),
      },
    },
    delivered: {
      tags: atRest,
      on: {
        opened: { guard: 'ofThisRequest', target: 'opened', actions: 'noteReceipt' },
        sendAgain: again(),
      },
    },
    opened: { tags: atRest, on: { sendAgain: again() } },
    needsAttention: {
      on: {
        // It may have left after all: tried again, settled by a person, or found delivered by the provider.
        accepted: { guard: 'ofThisRequest', target: 'sent', actions: 'noteReceipt' },
        delivered: { guard: 'ofThisRequest', target: 'delivered', actions: 'noteReceipt' },
        sendAgain: again(),
      },
    },
  },
});

function again() {
  return {
    guard: 'newAddress',
    target: 'sending',
    actions: ['address', 'openRequest', 'sendInvoice'],
  } as const;
}
