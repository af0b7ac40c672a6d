import { readAmount } from '#app/invoices/numbers.ts';
import type { InvoiceFilter } from '#db/queries/invoice-filter.ts';
import type { Cursor } from '#db/queries/invoices.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';
import { type InvoiceTab, tabNames } from './tabs.ts';

/** What the address of the list says. Anything it can't read is as if it were not there. */
export type ListParams = {
  tab: InvoiceTab;
  text: string;
  businessId: string;
  month: string;
  hideProvisional: boolean;
  after: Cursor | undefined;
  before: Cursor | undefined;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/;

/** Words of a search as the list takes them. */
export const readText = (typed: string) => typed.trim().slice(0, 100);

export function readListParams(search: URLSearchParams): ListParams {
  const tab = search.get('tab');
  const month = search.get('month') ?? '';
  const businessId = search.get('business') ?? '';
  return {
    tab: tabNames.find((name) => name === tab) ?? 'all',
    text: readText(search.get('q') ?? ''),
    businessId: uuid.test(businessId) ? businessId : '',
    month: isDay(`${month}-01`) ? month : '',
    hideProvisional: search.get('ink') === '1',
    after: readCursor(search.get('after')),
    before: readCursor(search.get('before')),
  };
}

/** The address's words for the same thing, without the place in the list: changing a filter starts at the top. */
export function listQuery(params: Omit<ListParams, 'after' | 'before'>): Record<string, string | undefined> {
  return {
    tab: params.tab === 'all' ? undefined : params.tab,
    q: readText(params.text) || undefined,
    business: params.businessId || undefined,
    month: params.month || undefined,
    ink: params.hideProvisional ? '1' : undefined,
  };
}

/** The same with the place in the list. */
export function placeQuery({ after, before, ...params }: ListParams) {
  return {
    ...listQuery(params),
    after: after && writeCursor(after),
    before: before && writeCursor(before),
  };
}

export function writeCursor({ createdAt, id }: Cursor): string {
  return `${createdAt}~${id}`;
}

function readCursor(text: string | null): Cursor | undefined {
  const [createdAt = '', id = ''] = (text ?? '').split('~');
  const isInstant =
    instant.test(createdAt) && isDay(createdAt.slice(0, 10)) && !Number.isNaN(Date.parse(createdAt));
  return isInstant && uuid.test(id) ? { createdAt, id } : undefined;
}

export function filterOf({ text, businessId, month }: ListParams): InvoiceFilter {
  return {
    ...(text && { text, cents: centsOf(text) }),
    ...(businessId && { businessId }),
    ...(month && { month }),
  };
}

/** The filters that are on, beside the tab: each can be taken off by itself. */
export function activeFilters(params: ListParams): ('text' | 'businessId' | 'month' | 'hideProvisional')[] {
  return (['text', 'businessId', 'month', 'hideProvisional'] as const).filter((name) =>
    Boolean(params[name]),
  );
}

/** "1 234,56" is that amount to the cent; "1234" is any amount of 1 234 euros and some cents. */
function centsOf(text: string): InvoiceFilter['cents'] {
  const amount = readAmount(text, 'fr');
  if (amount === null || !/^\d{1,10}(\.\d{1,2})?$/.test(amount)) return null;
  const from = centsFromDecimal(amount);
  return { from, to: amount.includes('.') ? from : from + 99 };
}
