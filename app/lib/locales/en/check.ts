import type { check as french } from '../fr/check.ts';
import type { Texts } from '../texts.ts';

export const check: Texts<typeof french> = {
  pageTitle: 'Check a document',
  title: '{{kind}} {{number}}',
  kind: {
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    corrective: 'Corrective invoice',
    creditNote: 'Credit note',
  },
  lead: 'This document was issued. Compare these particulars with those before you.',
  credited_one: 'A credit note was issued about this document since: {{numbers}}.',
  credited_other: 'Credit notes were issued about this document since: {{numbers}}.',
  seller: 'Issued by',
  issuedOn: 'Issue date',
  total: 'Amount to pay',
  whole: 'Printed amount',
  owed: 'Still to pay',
  nothingOwed: 'Nothing: {{why}}',
  why: { paid: 'paid', closed: 'closed', credited: 'credited in whole', replaced: 'replaced by {{number}}' },
  dueOn: 'Due date',
  iban: 'Account to credit',
  ibanEnd: 'ends with {{end}}. Another account on your document is a sign of fraud.',
  code: 'Code',
  file: 'The PDF file you received',
  fileHint: 'It is read on your device and sent nowhere',
  same: 'This file is, to the byte, the one that was issued.',
  other:
    'This file is not the one that was issued. A reprint or a scan always differs; a PDF kept as received never does.',
  unknown: 'No document bears this code',
  unknownBody:
    'No issued document bears the code {{code}}. Read it again on the document, or scan its QR code anew.',
};
