import { readAmount } from '#app/lib/numbers.ts';
import type { InvoiceFilter } from '#db/queries/invoice-filter.ts';
import type { InvoiceSort, Place } from '#db/queries/invoice-order.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { centsFromDecimal } from '#workflows/invoice/money.ts';
import { invoiceSorts } from './sorts.ts';
import { type InvoiceTab, tabNames } from './tabs.ts';

/** What the address of the list says. Anything it can't read is as if it were not there. */
export type ListParams = {
  tab: InvoiceTab;
  text: string;
  businessId: string;
  month: string;
  hideProvisional: boolean;
  /** Null: newest first. */
  sort: InvoiceSort | null;
  after: Place | undefined;
  before: Place | undefined;
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{1,6}Z$/;

/** Words of a search as the list takes them. */
export const readText = (typed: string) => typed.trim().slice(0, 100);

export function readListParams(search: URLSearchParams): ListParams {
  const tab = search.get('tab');
  const month = search.get('month') ?? '';
  const businessId = search.get('business') ?? '';
  const sort = readSort(search.get('sort') ?? '');
  return {
    tab: tabNames.find((name) => name === tab) ?? 'all',
    text: readText(search.get('q') ?? ''),
    businessId: uuid.test(businessId) ? businessId : '',
    month: isDay(`${month}-01`) ? month : '',
    hideProvisional: search.get('ink') === '1',
    sort,
    after: readPlace(sort, search.get('after')),
    before: readPlace(sort, search.get('before')),
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
    sort: params.sort ? writeSort(params.sort) : undefined,
  };
}

/** The same with the place in the list. */
export function placeQuery({ after, before, ...params }: ListParams) {
  return {
    ...listQuery(params),
    after: after && writePlace(after),
    before: before && writePlace(before),
  };
}

/** A column as an address names it: "customer" upwards, "-customer" downwards. */
export const writeSort = ({ by, descending }: InvoiceSort) => `${descending ? '-' : ''}${by}`;

function readSort(text: string): InvoiceSort | null {
  const by = invoiceSorts.find((name) => name === text.replace(/^-/, ''));
  return by ? { by, descending: text.startsWith('-') } : null;
}

export const writePlace = ({ value, id }: Place): string => `${value}~${id}`;

function readPlace(sort: InvoiceSort | null, text: string | null): Place | undefined {
  const at = text?.lastIndexOf('~') ?? -1;
  const [value, id] = [text?.slice(0, Math.max(0, at)) ?? '', text?.slice(at + 1) ?? ''];
  return at >= 0 && uuid.test(id) && isPlaceValue(sort, value) ? { value, id } : undefined;
}

/** Whether the database can compare it with that column. */
function isPlaceValue(sort: InvoiceSort | null, value: string): boolean {
  switch (sort?.by) {
    case undefined:
      return instant.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value));
    case 'issued':
    case 'due':
      return value === '' || isDay(value);
    case 'amount':
      return /^-?\d{1,15}$/.test(value);
    default:
      return value.length <= 4000 && !value.includes('\0');
  }
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
