import type { failures as french } from '../fr/failures.ts';
import type { Texts } from '../texts.ts';

export const failures: Texts<typeof french> = {
  title: 'Failures',
  lead: 'What did not come through, why, and what you can do. Nothing is lost as long as it stands here.',
  empty: { title: 'Nothing failed', body: 'Refused e-mails and stopped processes would show here.' },
  mails: 'E-mails',
  to: '{{kind}} to {{to}}',
  invoice: 'See {{ref}}',
  what: {
    bounced: 'The address refused the e-mail.',
    failed: 'The e-mail could not leave.',
    reconcile: 'It is not known whether it left: the machine stopped while sending.',
  },
  causeIs: '{{cause}}.',
  cause: {
    full: 'Mailbox full',
    unknown: 'Unknown address',
    domain: 'No such domain',
    tooBig: 'Message too big for this mailbox',
    refused: 'Refused by the mail server',
  },
  advice: {
    request: 'Correct the owner’s address, then send the request again. No clock is running.',
    invoice: 'Correct the address, then send the invoice again: the document does not change.',
    failed: 'Retry, or correct the address.',
    bounced: 'Correct the address of the person on their page.',
    reconcile:
      'Ask the recipient. If they got it, mark it as sent; otherwise send it again: they would then have it twice.',
  },
  tries_one: '{{count}} try',
  tries_other: '{{count}} tries',
  since: 'since {{date}}',
  said: 'Answer received: {{error}}',
  do: {
    retry: 'Retry',
    sent: 'Mark as sent',
    lost: 'Send again',
    business: 'Correct the address',
    open: 'Open the invoice',
  },
  done: {
    retry: 'The e-mail leaves again.',
    sent: 'Noted: it counts as sent.',
  },
  refused: {
    changed: 'Its state has changed meanwhile: nothing was done.',
    held: 'The ledger of the business is on hold: that this message left can’t be noted in it until it is let go.',
  },
};
