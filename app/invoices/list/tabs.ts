import type { IconName } from '#app/ui/icons.ts';
import { type InvoiceStatus, invoiceStatuses } from '#db/shapes/status.ts';
import { isPencil } from '#workflows/invoice/is-pencil.ts';

/** The tabs of the list, in the order of an invoice's life, and the states that stand on each. */
export const invoiceTabs = {
  all: invoiceStatuses.filter((status) => status !== 'deleted'),
  draft: ['draft', 'withdrawn'],
  toRelease: ['toRelease'],
  awaiting: ['asking', 'awaiting', 'lapsed', 'onHold', 'requestUndelivered'],
  toAnswer: ['answering', 'correction'],
  toSend: ['approved', 'issued'],
  sent: ['sent', 'delivered', 'opened', 'partPaid'],
  undelivered: ['undelivered', 'rejected'],
  late: ['overdue', 'dunned1', 'dunned2', 'formalNotice', 'promised', 'disputed'],
  settled: ['paid', 'cancelled', 'writtenOff'],
  deleted: ['deleted'],
} as const satisfies Record<string, readonly InvoiceStatus[]>;

export type InvoiceTab = keyof typeof invoiceTabs;
export const tabNames = Object.keys(invoiceTabs) as InvoiceTab[];

export const tabIcons: Record<InvoiceTab, IconName | null> = {
  all: null,
  draft: 'pencil-line',
  toRelease: 'eye',
  awaiting: 'hourglass',
  toAnswer: 'message-square-warning',
  toSend: 'signature',
  sent: 'send',
  undelivered: 'mail-x',
  late: 'calendar-clock',
  settled: 'circle-check-big',
  deleted: 'trash-2',
};

/** The states a tab shows; hiding provisionals leaves those in ink. */
export function statusesOf(tab: InvoiceTab, hideProvisional: boolean): InvoiceStatus[] {
  const statuses: readonly InvoiceStatus[] = invoiceTabs[tab];
  return statuses.filter((status) => !hideProvisional || !isPencil(status));
}

export type StatusCounts = Partial<Record<InvoiceStatus, number>>;

export function countOf(counts: StatusCounts, statuses: readonly InvoiceStatus[]): number {
  return statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}
