/**
 * What a person sees of an invoice, computed from its review, its dispatches and its settlement by the database
 * (generated column `invoices.status`), never set by hand.
 */
export const invoiceStatuses = [
  'draft',
  'toRelease',
  'asking',
  'awaiting',
  'lapsed',
  'requestUndelivered',
  'onHold',
  'answering',
  'correction',
  'withdrawn',
  'deleted',
  'approved',
  'issued',
  'sent',
  'delivered',
  'opened',
  'undelivered',
  'rejected',
  'partPaid',
  'overdue',
  'dunned1',
  'dunned2',
  'formalNotice',
  'promised',
  'disputed',
  'paid',
  'cancelled',
  'writtenOff',
] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];
