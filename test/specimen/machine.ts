import { assign, setup } from 'xstate';
import { homeLink } from '#workflows/access/home-link.ts';
import { defineMachine, type MachineDefinition } from '#workflows/engine/machine.ts';
import type { News } from '#workflows/engine/news.ts';
import { atRest } from '#workflows/engine/step.ts';
import { timerDelay } from '#workflows/engine/timer-delay.ts';
import type { EngineEvent, MachineRef } from '#workflows/engine/types.ts';
import { insertMails } from '#workflows/mail/outbox.ts';

/**
 * A machine that the product does not have: it writes to an owner, learns whether that arrived, and goes to rest with the
 * answer. All that it needs stands here, and its one line in a list of machines is the test's.
 */
type Event<T extends string, P = unknown> = EngineEvent & { type: T } & P;
type SurveyEvent =
  | Event<'ask', { ownerId: string }>
  | Event<'arrived', { recipient: string }>
  | Event<'failed', { reason: string }>
  | Event<'answer', { words: string }>;
type SurveyInput = { at: string; businessId: string; endsAt: string };
type SurveyContext = { businessId: string; endsAt: string; ownerId: string | null; words: string | null };

export const surveyMachine: MachineRef<SurveyContext, SurveyEvent, SurveyInput> = { name: 'survey' };

const chart = setup({
  types: {} as { context: SurveyContext; events: SurveyEvent; input: SurveyInput },
  delays: { end: ({ context, event }) => timerDelay(context.endsAt, event) },
  actions: {
    note: assign(({ event }) => {
      if (event.type === 'ask') return { ownerId: event.ownerId };
      return event.type === 'answer' ? { words: event.words } : {};
    }),
    write: () => undefined,
  },
}).createMachine({
  id: 'survey',
  context: ({ input: { businessId, endsAt } }) => ({ businessId, endsAt, ownerId: null, words: null }),
  initial: 'idle',
  states: {
    idle: { on: { ask: { target: 'asking', actions: ['note', 'write'] } } },
    asking: {
      after: { end: 'silent' },
      on: { arrived: 'waiting', failed: 'silent', answer: { target: 'answered', actions: 'note' } },
    },
    waiting: { after: { end: 'silent' }, on: { answer: { target: 'answered', actions: 'note' } } },
    silent: { tags: atRest, on: { answer: { target: 'answered', actions: 'note' } } },
    answered: { tags: atRest, on: { answer: { target: 'answered', actions: 'note' } } },
  },
});

const hears = ({ kind, reason, recipient, actor }: News) => {
  if (kind === 'delivered') return { type: 'arrived' as const, recipient, actor };
  return kind === 'bounced' || kind === 'failed' ? { type: 'failed' as const, reason, actor } : null;
};

export const surveyDefinition = (secret: string): MachineDefinition =>
  defineMachine<SurveyContext, SurveyEvent, SurveyInput, { write: undefined }>({
    of: surveyMachine,
    version: 1,
    chart,
    hears: {
      ends: ['delivered', 'failed', 'bounced'],
      counts: 'last',
      event: (_tx, _found, news) => hears(news),
    },
    effects: {
      async write(run, calls) {
        for (const { applied } of calls) {
          const { businessId, ownerId } = applied.context;
          if (!ownerId) continue;
          const { officeId } = run;
          const linkId = await homeLink(run.tx, { officeId, ownerId, businessId, secret });
          const jobs = await insertMails(run.tx, officeId, [
            {
              key: `${applied.workflowId}:survey`,
              kind: 'newLink',
              to: { address: 'enquete@saint-riquet.example', name: 'Thierry' },
              facts: { reason: 'home' },
              linkId,
              replyTo: { workflowId: applied.workflowId, request: 1, recipient: ownerId },
            },
          ]);
          for (const job of jobs) run.enqueue(job);
        }
      },
    },
  });
