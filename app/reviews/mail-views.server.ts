import type { Gathered } from './gather-review.server.ts';
import type { MailView } from './review-data.ts';

const kinds = ['approvalRequest', 'reminder', 'clockResumed', 'officeReply'];
/** Not on its way, or given up because it had become pointless. */
const unsent = ['queued', 'sending', 'dropped'];

/** What was sent to `address` in the asking that is shown, oldest first, with the best proof there is of its arrival. */
export function mailViews({ mails, context }: Gathered, address: string): MailView[] {
  const since = context.askedAt ?? '';
  return mails
    .filter((mail) => mail.to === address && kinds.includes(mail.kind) && !unsent.includes(mail.state))
    .filter((mail) => Date.parse(mail.createdAt) >= Date.parse(since))
    .map((mail) => {
      const proof = mail.events.find((event) => event.type.endsWith('delivered'));
      const at = proof ? new Date(proof.at).toISOString() : (mail.acceptedAt ?? mail.createdAt);
      if (proof || mail.state === 'delivered') return { kind: mail.kind, at, proof: 'delivered' };
      return { kind: mail.kind, at, proof: mail.state === 'accepted' ? 'accepted' : 'none' };
    });
}
