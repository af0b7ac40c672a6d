import fc from 'fast-check';
import type { Actor } from '#workflows/engine/types.ts';
import {
  addMs,
  leftOf,
  longestHoldMs,
  openWindow,
  resumeWindow,
  type Terms,
  undoMs,
} from '#workflows/invoice/silence-window.ts';
import type { ReviewContext } from '#workflows/review/events.ts';
import { type Move, plainMoves } from './model.ts';

/** A move, and how long after the one before: some milliseconds, or to just before, at or after the next edge. */
export type Timed = { move: Move; after: number | 'justBefore' | 'at' | 'justAfter' };

const hour = 3_600_000;
const owner = fc.constantFrom(0 as const, 1 as const);
const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('submit' as const),
      owners: fc.constantFrom(1 as const, 2 as const),
      blocked: rarely,
      waived: rarely,
    }),
  },
  { weight: 7, arbitrary: fc.record({ type: fc.constant('delivered' as const), owner, stale: rarely }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('bounced' as const), owner, stale: rarely }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('revoked' as const, 'moved' as const), owner }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('approve' as const), right: rarely.map((wrong) => !wrong) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('askTime' as const),
      forMs: fc.oneof(
        fc.integer({ min: -hour, max: 9 * 24 * hour }),
        fc.constantFrom(0, 1, 7 * 24 * hour - 1, 7 * 24 * hour, 7 * 24 * hour + 1),
      ),
    }),
  },
  { weight: 10, arbitrary: fc.constantFrom(...plainMoves).map((type) => ({ type })) },
);

const after = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 * hour }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * hour }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 10 * 60_000 - 1, 10 * 60_000, 10 * 60_000 + 1) },
  { weight: 3, arbitrary: fc.constantFrom('justBefore' as const, 'at' as const, 'justAfter' as const) },
);

export const moves: fc.Arbitrary<Timed[]> = fc.array(fc.record({ move, after }), {
  minLength: 1,
  maxLength: 45,
  size: 'max',
});

const people: Record<string, Actor> = {
  owner: { kind: 'owner', id: 'o0', name: 'Thierry Vasseur', channel: 'link' },
  office: { kind: 'staff', id: 's1', name: 'Inès Rouvière', channel: 'console' },
};
const ofOwner = ['approve', 'undoApproval', 'comment', 'requestCorrection', 'askTime', 'resume'];

/** The event a command or a provider's word makes of a move, with its business dates, as it meets this context. */
export function eventOf(
  move: Exclude<Move, { type: 'wait' }>,
  context: ReviewContext,
  at: string,
  terms: Terms,
) {
  const actor = people[ofOwner.includes(move.type) ? 'owner' : 'office']!;
  const recipients = Object.keys(context.recipients);
  const type = move.type === 'moved' ? 'resend' : move.type;
  const person = (index: number) => `o${index % Math.max(1, recipients.length)}`;
  return { type, at, actor, ...details() };

  function details(): Record<string, unknown> {
    switch (move.type) {
      case 'submit':
        return {
          round: context.round + 1,
          revisionSha256: `revision ${context.round + 1}`,
          policyVersion: 1,
          mandateId: 'm1',
          blockedBy: move.blocked ? ['firstInvoice'] : [],
          waived: move.waived,
          recipients: ['o0', 'o1'].slice(0, move.owners),
        };
      case 'delivered':
      case 'bounced': {
        const request = move.stale ? context.request - 1 : context.request;
        const recipient = person(move.owner);
        if (move.type === 'bounced') return { request, recipient, reason: 'mailbox full' };
        return { request, recipient, ...openWindow(terms, at) };
      }
      case 'approve':
        return {
          revisionSha256: move.right ? context.revisionSha256 : 'another revision',
          undoUntil: addMs(at, undoMs),
        };
      case 'askTime': {
        const until = addMs(at, move.forMs);
        const leftMs = leftOf(terms, at, context.reviewDueAt);
        const holdEndsBy = context.holdEndsBy ?? addMs(at, longestHoldMs);
        return { until, holdEndsBy, leftMs, afterHold: resumeWindow(terms, until, leftMs) };
      }
      case 'resume':
        return resumeWindow(terms, at, context.leftMs ?? 0);
      case 'undoApproval': {
        const left = context.leftMs ?? leftOf(terms, context.decidedAt ?? at, context.reviewDueAt);
        return resumeWindow(terms, at, left);
      }
      case 'revoked':
        return { recipient: person(move.owner), name: 'Thierry Vasseur' };
      case 'moved':
        return { recipients, moved: { id: person(move.owner), name: 'Thierry Vasseur' } };
      case 'reply':
      case 'resend':
        return { recipients, exchangeId: 'e1' };
      case 'comment':
      case 'requestCorrection':
        return { exchangeId: 'e1' };
      case 'withdraw':
        return { reason: '' };
      default:
        return {};
    }
  }
}
