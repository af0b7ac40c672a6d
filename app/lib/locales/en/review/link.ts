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
  report: {
    link: 'It was not you, or something is wrong? Report it',
    title: 'Report this link',
    lead: 'Tell us what is wrong. Opening this page changes nothing.',
    what: 'What happened?',
    notMe: 'It was not me',
    notMeDetail:
      'Somebody answered or opened it in my place: the link closes at once, and silence approves nothing any more',
    abuse: 'This message is not for me, or looks suspicious',
    abuseDetail: 'The billing office is told; the link stays open',
    body: 'What you would like to add',
    missing: 'Choose what happened.',
    go: 'Continue',
    confirmTitle: 'Confirm your report',
    confirm: 'Nothing is changed yet.',
    back: 'Go back',
    next: 'The billing office will answer you: its number is in the e-mail.',
    home: 'The page of your link, to get a new one',
    page: 'Back to the page of the link, without reporting',
    send: 'Report',
    doneTitle: 'Reported',
    done: 'The billing office has been told. If you said that it was not you, the link and everything it had opened are closed; an e-mail confirms it to the known address.',
  },
  link: {
    gone: 'This link no longer works',
    goneBody:
      'For safety, each link stops working after some time, or as soon as another replaces it. No decision was made from this page.',
    superseded: 'This link has been replaced',
    supersededBody:
      'A corrected version of this document was sent to you on {{date}}. Only that one waits for your answer.',
    newest: 'See the corrected version',
    replacedBody: 'A newer link to this document was sent to you on {{date}}.',
    open: 'See the document',
    renew: 'Get a new link',
    renewBody: 'We send it to its recipient’s address: <b>{{address}}</b>. It arrives in less than a minute.',
    send: 'Send a new link',
    sent: 'Noted',
    sentBody: 'If this link was yours, a new one is on its way to your mailbox.',
    help: 'Nothing arrives? Call your billing service: its number is in the e-mail.',
    session: 'This page opens with your link',
    sessionBody:
      'Please open the link in the latest e-mail: for safety, access closes after a few hours, and as soon as a new version is sent to you. Nothing was decided.',
  },
};
