import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { type mails, workflows } from '#db/schema/index.ts';
import { sendAllWithin, sendWithin } from '../engine/send.ts';
import type { Actor } from '../engine/types.ts';
import { type ProofGround, proofOf } from '../grounds.ts';
import { openWindow } from '../invoice/silence-window.ts';
import type { ReviewContext } from '../review/events.ts';
import { readTerms } from '../review-terms.ts';
import type { Services } from '../services.ts';
import { undeliveredCause } from './undelivered-cause.ts';

/** What became of a mail, as its transport or a provider's event says. */
export type MailOutcome = {
  kind: 'accepted' | 'delivered' | 'opened' | 'bounced' | 'complained' | 'failed' | 'unknown';
  at: string;
  reason?: string;
  /** The provider's event that says so, where one did. */
  event?: ProofGround['event'];
};

/** Turns it into an event of the workflow that asked for the mail, in the transaction that records it. */
export async function tellOutcome(
  s: Services,
  tx: Tx,
  mail: typeof mails.$inferSelect,
  outcome: MailOutcome,
): Promise<void> {
  const { replyTo, officeId } = mail;
  if (!replyTo) return;
  const [workflow] = await tx
    .select({ machine: workflows.machine })
    .from(workflows)
    .where(eq(workflows.id, replyTo.workflowId));
  if (!workflow) return;
  const actor: Actor = {
    kind: 'provider',
    id: mail.providerId,
    name: mail.transport ?? 'mail',
    channel: outcome.kind === 'accepted' ? 'mail' : 'webhook',
  };
  const { request, recipient } = replyTo;
  const { at, reason = '' } = outcome;
  if (workflow.machine === 'dispatch') {
    const known = { request, actor, at };
    if (outcome.kind === 'complained') return;
    if (outcome.kind === 'failed' || outcome.kind === 'unknown') {
      await sendWithin(s.engine, tx, officeId, replyTo.workflowId, {
        type: 'failed',
        ...known,
        reason,
        problem: outcome.kind,
      });
    } else
      await sendWithin(s.engine, tx, officeId, replyTo.workflowId, {
        type: outcome.kind,
        ...known,
        reason,
      });
    return;
  }
  if (outcome.kind === 'delivered') {
    await sendAllWithin(s.engine, tx, officeId, {
      to: { ids: [replyTo.workflowId] },
      at,
      prepare: async ([found]) => {
        if (!found) return [];
        const window = openWindow(await readTerms(tx, found.context as ReviewContext), found.at);
        const proof = proofOf({ mail, event: outcome.event ?? null });
        return [{ type: 'delivered', request, recipient, actor, proof, ...window }];
      },
    });
  } else if (outcome.kind === 'bounced' || outcome.kind === 'failed' || outcome.kind === 'complained') {
    await sendWithin(s.engine, tx, officeId, replyTo.workflowId, {
      type: 'bounced',
      request,
      recipient,
      reason,
      cause: undeliveredCause(outcome.kind, reason),
      actor,
      at,
    });
  }
}
