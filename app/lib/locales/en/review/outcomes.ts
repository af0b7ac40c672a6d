import type { outcomes as french } from '../../fr/review/outcomes.ts';
import type { Texts } from '../../texts.ts';

export const outcomes: Texts<typeof french> = {
  approved: {
    title: 'Approved. Thank you.',
    from: 'Through a personal link',
    proof: 'Fingerprint of the document',
    undoUntil: 'You can take your approval back until <b>{{time}}</b>. Then it is final.',
    undo: 'Take my approval back',
    undoUntilOf:
      '{{name}} approved this document. You can undo this approval until <b>{{time}}</b>; {{name}} will be told. After that it is final.',
    undoOf: 'Undo the approval of {{name}}',
    correctOf: 'Ask for a correction, which undoes the approval of {{name}}',
    next: 'What happens next, by itself',
    numberAt: 'Final number given, document sealed',
    numberHeld: 'Final number given as soon as {{office}} has checked its numbers',
    numberIs: 'Final number given: <b>{{number}}</b>, document sealed',
    sendTo: 'Sent by e-mail to {{recipient}}',
    sendToCustomer: 'Sent to your customer',
    copy: 'Confirmation by e-mail, to your address',
    right: 'right after',
    final: 'This invoice can no longer be changed. A mistake? A credit note will cancel it.',
    final_creditNote: 'This credit note can no longer be changed.',
    call: 'A question? Call {{name}} on {{phone}}.',
  },
  others: {
    next_one: 'The last to approve: {{customer}}, {{amount}}',
    next_other: 'The next of {{count}}: {{customer}}, {{amount}}',
    see_one: 'See the other document to approve',
    see_other: 'See the {{count}} other documents to approve',
    waiting_one: '{{count}} other document awaits your approval.',
    waiting_other: '{{count}} other documents await your approval.',
    send: 'Get the link by e-mail',
  },
  decided: {
    title: 'The decision has been made',
    waived: 'Issued without asking for approval',
    waived_creditNote: 'Issued without asking for approval',
    waivedBody: 'By your business’s choice, this document did not need your approval.',
  },
  tacit: {
    title: 'Approved without a reply from you',
    title_creditNote: 'Approved without a reply from you',
    body: 'The window of {{hours}} ended on <b>{{date}}</b>. As agreed in article {{article}} of your contract, your silence counted as agreement.',
    number: 'The document now bears the number <b>{{number}}</b>.',
    sent: 'What we sent you',
    mail: {
      approvalRequest: 'Approval request',
      reminder: 'Reminder',
      clockResumed: 'Word that the clock runs again',
      officeReply: 'Our answer',
      other: 'E-mail',
    },
    delivered: '{{mail}}, proved delivered to {{address}}',
    accepted: '{{mail}}, accepted by the server of {{address}}',
    notDelivered: '{{mail}}, without proof of delivery',
    event: 'Tacit approval',
    disagree: 'Don’t agree?',
    wayOut:
      'You can still tell us. The invoice can no longer be changed, but we can prepare a credit note and a corrected invoice with you.',
    wayOut_creditNote:
      'You can still tell us. The credit note can no longer be changed, but we can prepare with you the document that corrects it.',
    report: 'Report a mistake',
  },
  late: {
    already: 'It was already approved',
    alreadyBody:
      'The window ended on {{date}}: your silence counted as approval. Your answer says the same, there is nothing else to do.',
    title: 'Your answer arrived after the end of the window',
    body: 'The document was approved by silence on {{date}}. Your answer changed nothing, but you can report a mistake.',
  },
  withdrawn: {
    title: 'This document has been taken back',
    body: '{{office}} took it back to look at it again. You have nothing to do: if there is a new version, you will receive it by e-mail.',
  },
  preparing: {
    title: 'This document is being prepared',
    body: 'It will be sent to you by e-mail when it is ready.',
  },
};
