import { type InvoiceTab, invoiceTabs } from '#app/invoices/list/tabs.ts';
import { pageOf } from '#app/lib/page-of.ts';
import type { ReportFilter } from '#db/queries/report-filter.ts';
import { type TurnoverKey, turnoverKeys } from '#db/shapes/turnover.ts';
import { isDay } from '#workflows/invoice/is-day.ts';

export const reportNames = ['turnover', 'invoices', 'credits', 'payments'] as const;
export type ReportName = (typeof reportNames)[number];

/** The tabs of the list of invoices on which something issued can stand. */
export const reportStates = [
  'toSend',
  'sent',
  'undelivered',
  'late',
  'settled',
] as const satisfies readonly InvoiceTab[];
type ReportState = (typeof reportStates)[number];

/** What the address of the reports says. Anything it can't read is as if it were not there. */
export type ReportParams = {
  report: ReportName;
  by: TurnoverKey;
  from: string;
  to: string;
  businessId: string;
  customerId: string;
  text: string;
  state: ReportState | '';
  page: number;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const uuidOf = (text: string | null) => (text && uuid.test(text) ? text : '');

/** `today`: without a period it is the last twelve months. */
export function readReportParams(search: URLSearchParams, today: string): ReportParams {
  const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
  const days = { from: isDay(from) ? from : yearAgo(today), to: isDay(to) ? to : today };
  return {
    report: reportNames.find((each) => each === search.get('report')) ?? 'turnover',
    by: turnoverKeys.find((each) => each === search.get('by')) ?? 'month',
    ...(days.from <= days.to ? days : { from: days.to, to: days.from }),
    businessId: uuidOf(search.get('business')),
    customerId: uuidOf(search.get('customer')),
    text: (search.get('q') ?? '').trim().slice(0, 100),
    state: reportStates.find((each) => each === search.get('state')) ?? '',
    page: pageOf(search.get('page')),
  };
}

/** The first day of the month, eleven months before. */
const yearAgo = (today: string) =>
  monthsFrom(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 11, 1).from;

/** The address's words for the same report; without `page`, its first one. */
export const reportQuery = ({
  report,
  by,
  from,
  to,
  businessId,
  customerId,
  text,
  state,
  page,
}: ReportParams) => ({
  report: report === 'turnover' ? undefined : report,
  by: report === 'turnover' && by !== 'month' ? by : undefined,
  from,
  to,
  business: businessId || undefined,
  customer: customerId || undefined,
  q: text || undefined,
  state: state || undefined,
  page: page > 1 ? page : undefined,
});

/** Payments have no state of an invoice. */
export const filterOf = ({
  from,
  to,
  businessId,
  customerId,
  text,
  state,
  report,
}: ReportParams): ReportFilter => ({
  from,
  to,
  businessId: businessId || undefined,
  customerId: customerId || undefined,
  text: text || undefined,
  statuses: state && report !== 'payments' ? invoiceTabs[state] : undefined,
});

/** What can be asked for with one press, by the day it is. */
export function periodsOf(today: string) {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const quarter = month - ((month - 1) % 3);
  return {
    month: monthsFrom(year, month, 1),
    lastMonth: monthsFrom(year, month - 1, 1),
    quarter: monthsFrom(year, quarter, 3),
    year: monthsFrom(year, 1, 12),
    lastYear: monthsFrom(year - 1, 1, 12),
  };
}

/** The first and last day of `count` months; `month` counts from 1 and may lie outside of the year. */
export function monthsFrom(year: number, month: number, count: number) {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, month - 1, 1)), to: day(Date.UTC(year, month - 1 + count, 0)) };
}
