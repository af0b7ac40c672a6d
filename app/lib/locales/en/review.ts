import type { review as french } from '../fr/review.ts';
import type { Texts } from '../texts.ts';

export const review: Texts<typeof french> = {
  title: 'Invoice to approve, {{customer}}',
  round_one: 'first request',
  round_other: 'request no. {{count}}, corrected version',
  netCaption: 'Net amount your customer will pay',
  draft: 'Provisional invoice',
  draftNotice: 'Provisional number, no accounting or tax value. Everything can still be corrected.',
  commentHint: 'to comment on a line',
  clock: {
    left: 'Time left',
    heldUntil: 'Clock on hold until',
    clause:
      'If we have not heard from you by <b>{{date}}</b>, this invoice will be deemed approved, then sent to your customer. <span>Silence counts as agreement.</span>',
    held: 'Nothing will be approved until then. When the clock goes on, you will have <b>{{left}}</b>, and we will tell you by e-mail.',
    resume: 'Let the clock go on now',
    why: 'Why does my silence count as agreement?',
    whyClause:
      'You agreed to this in article {{article}} of your contract, signed on {{date}}. Without this clause, silence binds nobody (French Civil Code, art. 1120).',
    whyDelivery:
      'The clock starts when our e-mail is delivered, never when it is sent. We remind you half way, then once before the end, never at night. You may put it on hold at any time, without saying why.',
  },
  acts: {
    label: 'Your decision',
    approve: 'Approve the invoice',
    correct: 'Request a correction',
    time: 'I need time',
  },
  changes: 'What changed since the first request <span>({{count}})</span>',
  approved: {
    title: 'Approved. Thank you.',
    next: 'What happens next, by itself',
    final: 'This invoice can no longer be changed. A mistake? A credit note will cancel it.',
  },
  tacit: {
    title: 'Approved without a reply from you',
    sent: 'What we sent you',
    disagree: 'Don’t agree?',
    wayOut: 'You can still tell us.',
    report: 'Report a mistake',
  },
  link: {
    expired: 'This link has expired',
    expiredBody: 'For safety, each link stops working. No decision was made from this page.',
    renew: 'Get a new link',
    renewBody: 'We send it to your usual address: <b>{{address}}</b>. It arrives in less than a minute.',
    send: 'Send a new link',
  },
};
