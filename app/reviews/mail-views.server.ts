import type { Gathered } from './gather-review.server.ts';
import type { MailView } from './review-data.ts';

const kinds = ['approvalRequest', 'reminder', 'officeReply'];

/** What was sent to `address` in the round that is shown, oldest first, with the best proof there is of its arrival. */
export function mailViews({ mails, context }: Gathered, address: string): MailView[] {
  return mails
    .filter((mail) => mail.to === address && kinds.includes(mail.kind))
    .filter((mail) => !context.askedAt || mail.createdAt >= context.askedAt || mail.kind === 'reminder')
    .map((mail) => {
      const delivered = mail.events.find((event) => event.type.endsWith('delivered'));
      if (delivered) return { kind: mail.kind, at: new Date(delivered.at).toISOString(), proof: 'delivered' };
      if (mail.acceptedAt && mail.state !== 'bounced')
        return { kind: mail.kind, at: mail.acceptedAt, proof: 'accepted' };
      return { kind: mail.kind, at: mail.createdAt, proof: 'none' };
    });
}
