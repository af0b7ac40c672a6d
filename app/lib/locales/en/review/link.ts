import type { link as french } from '../../fr/review/link.ts';
import type { Texts } from '../../texts.ts';

export const link: Texts<typeof french> = {
  prompt: {
    body: 'Opening this link changed nothing. Go on to answer: you will see what is sent before you send it.',
    go: 'Go on',
    read: 'Read the document first',
  },
  code: {
    title_one: 'One more code for this amount',
    title_other: 'One more code, for {{count}} of these amounts',
    body: 'Your link is not enough here: a six-digit code goes to {{address}}. It is good for ten minutes.',
    send: 'Get the code',
    again: 'Get another code',
    sent: 'The code has gone to {{address}}.',
    tooMany:
      'Three codes have gone to {{address}} already: enter the last one, or wait a quarter of an hour.',
    label: 'Code from the e-mail',
  },
  objection: {
    title: 'A change of owner',
    added: '{{name}} can now approve for {{business}}',
    moved: 'The address of {{name}} for {{business}} has changed',
    removed: '{{name}} no longer approves for {{business}}',
    old: 'Former address',
    new: 'New address',
    by: 'Changed by',
    lead: 'If you knew, close this page. If it surprises you, object: the change is undone at once, open requests come back to the former address, and the office is told.',
    sure: 'This change is not mine, and I object to it',
    unsure: 'Tick the box to confirm: nothing was changed.',
    send: 'Undo this change',
    doneTitle: 'The change is undone',
    done: 'Somebody objected to it on {{date}}. The office has been told and will contact you.',
    goneTitle: 'This link no longer works',
    gone: 'If a change surprises you, call your billing service: its number is in the e-mail.',
  },
  report: {
    title: 'Report this link',
    lead: 'Tell us what is wrong. Opening this page changes nothing.',
    what: 'What happened?',
    missing: 'Choose one of the two answers: nothing has been reported yet.',
    notMe: 'It was not me',
    notMeDetail:
      'Somebody answered or opened it in my place. The link closes at once, an approval given in my name is cancelled if there is still time, and silence approves nothing any more. Where the link no longer worked, the office is told and nothing else changes',
    notMeDetail_customer:
      'Somebody opened this document in my place. The link closes at once; the document itself does not change. Where the link no longer worked, the billing service is told and nothing else changes',
    abuse: 'This message is not for me, or looks suspicious',
    abuseDetail: 'The billing office is told; the link stays open',
    abuseDetail_customer: 'The service that sends the invoices of this business is told; the link stays open',
    body: 'What you would like to add',
    go: 'Continue',
    confirmTitle: 'Confirm your report',
    confirm: 'Nothing is changed yet.',
    back: 'Go back',
    next: 'The billing office will answer you: its number is in the e-mail.',
    home: 'The page of your link, to get a new one',
    page: 'Back to the page of the link, without reporting',
    send: 'Report',
    call: 'Is it urgent, or would you rather talk? Call {{name}} on {{phone}}.',
    doneTitle: 'Reported',
    effect: {
      undone:
        'The approval given in your name is cancelled: nothing is issued, and silence approves nothing any more. The link and everything it had opened are closed. The billing office has been told, and an e-mail confirms it to you.',
      stopped:
        'The clock has stopped: silence approves nothing any more. The link and everything it had opened are closed. The billing office has been told, and an e-mail confirms it to you.',
      closed:
        'The link and everything it had opened are closed. What was decided before has not changed. The billing office has been told, and an e-mail confirms it to you.',
      closed_customer:
        'The link and everything it had opened are closed. The document has not changed. The billing service has been told, and an e-mail confirms it to you.',
      told: 'The billing office has been told. Nothing else has changed.',
      told_customer: 'The billing service has been told. Nothing else has changed.',
    },
  },
  link: {
    gone: 'This link no longer works',
    goneBody:
      'It may have been cut when it was copied, have expired, or have been replaced by a newer one. No decision was made from this page.',
    superseded: 'This link has been replaced',
    supersededBody:
      'A corrected version of this document was sent to you on {{date}}. Only that one waits for your answer.',
    newest: 'See the corrected version',
    replacedBody: 'A newer link to this document was sent to you on {{date}}.',
    open: 'See the document',
    renew: 'Get a link',
    email: 'Your e-mail address',
    renewBody:
      'The one where you receive our e-mails. If we know it, your link is sent there; nobody else sees it.',
    send: 'Get a link',
    sent: 'Noted',
    sentBody:
      'If this is the address we write to you at, a link is on its way there. For discretion, this page does not say whether we know it.',
    call: 'Nothing arrives? Call {{office}} on <b>{{phone}}</b>.',
    help: 'Nothing arrives? Call your billing service: its number is in each of its e-mails.',
    session: 'This page opens with your link',
    sessionBody:
      'Please open the link in the latest e-mail: for safety, access closes after a few hours, and as soon as a new version is sent to you. Nothing was decided.',
  },
};
