import type { clock as french } from '../../fr/review/clock.ts';
import type { Texts } from '../../texts.ts';

export const clock: Texts<typeof french> = {
  clock: {
    left: 'Time left',
    over: 'The window is over',
    received: 'received on',
    received_creditNote: 'received on',
    end: 'tacit approval',
    endExplicit: 'end of the window',
    heldUntil: 'Clock on hold until',
    clause:
      'If we have not heard from you by <b>{{date}}</b>, this invoice will be deemed approved, then sent to your customer. <span>Silence counts as agreement.</span>',
    clause_creditNote:
      'If we have not heard from you by <b>{{date}}</b>, this credit note will be deemed approved, then sent to your customer. <span>Silence counts as agreement.</span>',
    explicit:
      'If we have not heard from you by <b>{{date}}</b>, nothing will be approved: this invoice will wait for your explicit agreement.',
    explicit_creditNote:
      'If we have not heard from you by <b>{{date}}</b>, nothing will be approved: this credit note will wait for your explicit agreement.',
    held: 'Nothing will be approved until then. When the clock goes on, you will have <b>{{left}}</b> and we will tell you by e-mail.',
    resumed: 'The clock, which you had put on hold, is running again.',
    resume: 'Let the clock go on now',
    why: 'Why does my silence count as agreement?',
    whyClause:
      'You agreed to this in article {{article}} of your billing contract, signed on {{date}}. Without this clause, silence binds nobody (French Civil Code, art. 1120).',
    whyDelivery:
      'The window of {{hours}} starts when our e-mail is delivered, never when it is sent. We remind you before the end, never at night. You may put it on hold at any time, without saying why.',
    whyFrom: 'The one about this document was delivered to you on {{date}}.',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    workingHours_one: '{{count}} working hour',
    workingHours_other: '{{count}} working hours',
  },
  numbersHeld:
    '{{office}} is checking its invoice numbers, and none is given for the moment. The window and your answers count as usual: once approved, this document will get its number and go out after that check.',
  guard: {
    title: 'Your silence will not count as agreement',
    reason: 'For this document only your explicit agreement counts: {{reasons}}.',
    bankChanged: 'the bank details have changed',
    amountCap: 'the amount with VAT is above your cap',
    amountCapOf: 'the amount with VAT is above your cap of {{cap}}',
    firstInvoice: 'this is the first invoice to this customer or to this address',
    creditNote: 'a credit note always needs your answer',
    specialCase: 'it has a special condition',
    noMandate: 'no contract in force provides for tacit approval',
  },
  phase: {
    asking: 'The clock has not started',
    askingBody:
      'It starts when our e-mail is delivered, and you will see its exact end here. You can answer already.',
    lapsed: 'The window ended on {{date}}',
    lapsedBody:
      'Nothing was approved: {{reasons}}. This document waits for your answer, without a time limit.',
    ended: 'The window ended on {{date}}',
    endedBody:
      'As we did not hear from you, this document is deemed approved. {{office}} is checking its invoice numbers first: it will get its own and go out afterwards. There is nothing for you to do.',
    undelivered: 'Our e-mail did not reach you',
    undeliveredBody: 'No clock is running. We have been told and will contact you. You can answer right now.',
    answering: 'Your message has arrived',
    answeringBody:
      'The clock has stopped. {{office}} will answer you, then a full new window opens. Nothing will be approved until then.',
    correcting: 'Your correction request has arrived',
    correctingBody:
      'The clock has stopped. {{office}} is preparing a corrected version, which you will receive by e-mail with a full new window. Nothing will be approved until then.',
  },
  time: {
    title: 'On hold until when?',
    lead: 'The clock stops now. You don’t have to say why.',
    tomorrow: 'Tomorrow evening',
    soon: 'The evening after tomorrow',
    monday: 'Monday evening',
    last: 'Until the last possible day',
    lastNote: '{{date}}, seven days at most',
    after: 'When the clock goes on, you will have {{left}}.',
    afterMinimum: 'When the clock goes on, you will have at least 24 h.',
    confirm: 'Put the clock on hold',
    missing: 'Choose a date.',
    none: 'The seven days of hold are used up.',
  },
};
