import type { mailbox as french } from '../fr/mailbox.ts';
import type { Texts } from '../texts.ts';

export const mailbox: Texts<typeof french> = {
  title: 'Mailbox',
  intro:
    'In the demonstration no message leaves this machine: they all arrive here, for owners, customers and the office. Open one and follow its links as its reader would.',
  toOffice: 'Go to the office',
  list: 'Messages',
  panels: 'Tools of the demonstration',
  back: 'All messages',
  sameRecipient: 'Same recipient',
  to: 'to {{to}}',
  files_one: '{{count}} attachment',
  files_other: '{{count}} attachments',
  size: '{{kilobytes}} KB',
  notCapturing: 'Messages leave through a real mail service: those here are older than that setting.',
  filter: {
    label: 'Recipient',
    all: 'Everyone',
    one: '{{address}} ({{count}})',
    hidden_one: '{{count}} message to others is hidden.',
    hidden_other: '{{count}} messages to others are hidden.',
    apply: 'Filter',
  },
  empty: {
    title: 'No message yet',
    filtered: 'No message for this recipient',
    body: 'Send an invoice for approval from the office: the request to its owner will arrive here.',
  },
  envelope: { from: 'From', to: 'To', at: 'On' },
  views: {
    label: 'How to show the message',
    html: 'Message',
    text: 'Text only',
    headers: 'Headers',
    frame: 'Message: {{subject}}',
    noHtml: 'This message has a text version only.',
    noText: 'This message has no text version.',
  },
  clock: {
    title: 'The clock',
    label: 'Move the clock forward',
    ahead: '{{duration}} ahead of real time',
    step: '+{{count}} h',
    what: 'Reminders, ends of windows and dispatches follow this clock. It never goes back.',
    moved_one: 'The clock moved {{count}} hour forward. What came due is being done now.',
    moved_other: 'The clock moved {{count}} hours forward. What came due is being done now.',
    refused: {
      step: 'The clock did not move: there is no such step.',
      fixed: 'This clock can’t be moved: it is neither a demonstration nor a test.',
    },
  },
  codes: {
    title: 'Codes right now',
    what: 'What everyone’s authenticator application would show. A code changes every 30 seconds and works once.',
    none: 'Nobody has a second factor yet.',
    used: 'already used, the next one is coming',
    password: 'Everyone’s password:',
    passwordOf: 'the password',
    codeOf: 'the code of {{name}}',
    role: {
      admin: 'administration',
      supervisor: 'supervision',
      biller: 'billing',
      accountant: 'accounting',
    },
  },
};
