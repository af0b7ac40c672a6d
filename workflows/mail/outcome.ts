import type { Tx } from '#db/client.ts';
import type { mails } from '#db/schema/index.ts';
import { tellNews } from '../engine/hear.ts';
import type { News } from '../engine/news.ts';
import type { Actor } from '../engine/types.ts';
import { type ProofGround, proofOf } from '../ledger/grounds.ts';
import type { Services } from '../services.ts';
import type { Composition } from './composition.ts';

/** What became of a mail, as its transport or a provider's event says. */
export type MailOutcome = {
  kind: News['kind'];
  at: string;
  reason?: string;
  /** The provider's event that says so, where one did. */
  event?: ProofGround['event'];
};

/** Tells the workflow that asked for the mail, and the books of what it asks for, in the transaction that records it. */
export async function tellOutcome(
  s: Services,
  tx: Tx,
  mail: typeof mails.$inferSelect,
  { kind, at, reason = '', event = null }: MailOutcome,
): Promise<void> {
  const { replyTo, officeId } = mail;
  const { composed } = mail.payload as { composed?: Composition };
  if (composed?.dunned && kind === 'accepted')
    await s.moneyMails.noteLeft(s, tx, officeId, { dunned: composed.dunned, at });
  if (!replyTo) return;
  const { workflowId, request, recipient } = replyTo;
  const actor: Actor = {
    kind: 'provider',
    id: mail.providerId,
    name: mail.transport ?? 'mail',
    channel: kind === 'accepted' ? 'mail' : 'webhook',
  };
  const proof = () => proofOf({ mail, event });
  await tellNews(s.engine, tx, officeId, workflowId, { kind, at, reason, actor, request, recipient, proof });
}
