import type { customer as french } from '../fr/customer.ts';
import type { Texts } from '../texts.ts';

export const customer: Texts<typeof french> = {
  title: '{{kind}} {{number}}, {{business}}',
  toPay: 'To be paid by <b>{{date}}</b>',
  onReceipt: 'To be paid on receipt',
  credit: 'In your favour',
  nothing: 'Nothing to pay',
  in_one: 'in {{count}} day',
  in_other: 'in {{count}} days',
  today: 'today',
  late_one: '{{count}} day ago',
  late_other: '{{count}} days ago',
  pdf: 'Download the PDF',
  pdfSize: 'Download the PDF, {{size}} kB',
  pdfPending: 'The PDF is being prepared. Please reload this page in a moment.',
  pay: {
    title: 'Bank transfer',
    payee: 'Payee',
    iban: 'IBAN',
    bic: 'BIC',
    amount: 'Amount',
    reference: 'Reference to quote',
    qr: 'QR code of the transfer: {{amount}} to {{payee}}',
    scan: 'Scan it with your bank’s application: everything is filled in, you confirm there.',
    copy: 'Copy: {{what}}',
  },
  ack: {
    do: 'Confirm receipt',
    done: 'Receipt confirmed on {{date}}. This does not mean that the amount is accepted.',
    hint: 'This does not mean that the amount is accepted.',
  },
  mine: {
    title: 'All your invoices from {{business}}',
    number: 'Number',
    date: 'Date',
    subject: 'Subject',
    status: 'State',
    amount: 'Amount',
    download: 'Download {{number}} as a PDF',
    show: 'See all my invoices',
  },
  question: 'A question about this invoice? {{office}}, {{phone}}.',
  payment: {
    title: 'Payment has changed since invoice {{number}}',
    ask: 'Before you pay, call {{business}} on a number that you know already.',
  },
};
