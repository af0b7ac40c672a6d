import type { Hearing } from '../engine/news.ts';
import { openWindow } from '../invoice/silence-window.ts';
import { readTerms } from '../ledger/review-terms.ts';
import { undeliveredCause } from '../mail/undelivered-cause.ts';
import type { ReviewContext, ReviewEvent } from './events.ts';

/**
 * How a review takes what became of a request: its delivery opens the window of silence. One that was ever told of a bounce
 * stays undelivered until the request is sent again, as a doubtful delivery must not let silence decide; and a complaint tells
 * the office that its request was pushed away.
 */
export const hearMail: Hearing<ReviewContext, ReviewEvent> = {
  ends: ['delivered', 'complained', 'failed', 'bounced'],
  counts: 'strongest',
  async event(tx, { context, at: now }, { kind, at, reason, actor, request, recipient, proof }) {
    switch (kind) {
      case 'delivered': {
        const window = openWindow(await readTerms(tx, context), now);
        return { type: 'delivered', request, recipient, actor, proof: proof(), ...window };
      }
      case 'bounced':
      case 'failed':
      case 'complained':
        return {
          type: 'bounced',
          request,
          recipient,
          reason,
          cause: undeliveredCause(kind, reason),
          actor,
          at,
        };
      default:
        return null;
    }
  },
};
