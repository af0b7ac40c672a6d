import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { type InvoiceFilter, narrowing } from './invoice-filter.ts';
import { type InvoicePage, type InvoiceRow, listColumns, pageIds } from './invoices.ts';

/** What a list of invoices may be sorted by: number or provisional reference, customer, days, net to pay. */
export type InvoiceSortBy = 'number' | 'customer' | 'issued' | 'due' | 'amount';
export type InvoiceSort = { by: InvoiceSortBy; descending: boolean };

/** A place in a sorted list: what the row it stands on says there ('' for a day it has not), and its id. */
export type Place = { value: string; id: string };
type SortedRequest = {
  sort: InvoiceSort;
  after?: Place | undefined;
  before?: Place | undefined;
  size: number;
};

/**
 * One page of a sorted list, by keyset. The rows of its tab are read once and the best of them kept, whatever the page:
 * no column has an index of its own, which every change of a state would have to write.
 */
export async function listSortedInvoices(
  tx: Tx,
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  page: SortedRequest,
): Promise<InvoicePage> {
  const keys = sortedKeys(filter, statuses, { ...page, size: page.size + 1 });
  const found = await rows<InvoiceRow>(tx, listColumns(keys, orderOf(page.sort, false)));
  const more = found.length > page.size;
  const kept = page.before ? found.slice(more ? 1 : 0) : found.slice(0, page.size);
  return {
    rows: kept,
    hasLater: page.before ? true : more,
    hasEarlier: page.before ? more : page.after !== undefined,
  };
}

/** The ids of a whole list. */
export async function listInvoiceIds(
  tx: Tx,
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  whole: Whole,
): Promise<string[]> {
  return (await rows<{ id: string }>(tx, wholeKeys(filter, statuses, whole))).map(({ id }) => id);
}

/** A list from its beginning, as it is sorted (null: newest first), `limit` at most. */
type Whole = { sort: InvoiceSort | null; limit: number };

const wholeKeys = (filter: InvoiceFilter, statuses: readonly InvoiceStatus[], { sort, limit }: Whole): SQL =>
  sort
    ? sortedKeys(filter, statuses, { sort, size: limit })
    : pageIds(filter, statuses, { size: limit - 1 }, false);

/** How many the same are, and what they come to: a sum a currency, in the order they come; what is credited is taken off. In cents. */
export function sumInvoices(
  tx: Tx,
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  whole: Whole,
): Promise<{ currency: string; count: number; cents: number }[]> {
  return rows(
    tx,
    sql`with listed as (select k.id, row_number() over () as place from (${wholeKeys(filter, statuses, whole)}) k)
      select i.currency, count(*)::int as count,
        sum(case when i.kind = 'creditNote' then -abs(i.payable_cents) else i.payable_cents end)::float8 as cents
      from listed l
      cross join lateral (select * from invoices i where i.office_id = app_office() and i.id = l.id limit 1) i
      group by i.currency order by min(l.place)`,
  );
}

/** The keys of one page, `size` of them. */
export function sortedKeys(
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  { sort, after, before, size }: SortedRequest,
): SQL {
  const where = sql.join(
    [beyond(sort, before ?? after, before !== undefined), ...narrowing(filter)],
    sql` and `,
  );
  return sql`select i.id, i.created_at from invoices i
    where i.office_id = app_office() and i.status = any (${sql.param([...statuses])}::text[]) and ${where}
    order by ${orderOf(sort, before !== undefined)} limit ${size}`;
}

type Column = { of: SQL; at: (value: string) => SQL };

/** What has no day yet comes last, whichever way the days run. */
function columnOf({ by, descending }: InvoiceSort): Column {
  const never = sql.raw(descending ? `'-infinity'::date` : `'infinity'::date`);
  const day = (column: string): Column => ({
    of: sql`coalesce(${sql.raw(column)}, ${never})`,
    at: (value) => sql`coalesce(nullif(${value}::text, '')::date, ${never})`,
  });
  switch (by) {
    case 'number':
      return { of: sql`coalesce(i.number, i.provisional_ref)`, at: (value) => sql`${value}::text` };
    case 'customer':
      return {
        of: sql`i.buyer_name collate "fr-x-icu"`,
        at: (value) => sql`${value}::text collate "fr-x-icu"`,
      };
    case 'issued':
      return day('i.issued_on');
    case 'due':
      return day('i.due_on');
    case 'amount':
      return { of: sql`i.payable_cents`, at: (value) => sql`${value}::bigint` };
  }
}

function orderOf(sort: InvoiceSort, backwards: boolean): SQL {
  const way = (down: boolean) => sql.raw(down !== backwards ? 'desc' : 'asc');
  return sql`${columnOf(sort).of} ${way(sort.descending)}, i.id ${way(false)}`;
}

function beyond(sort: InvoiceSort, place: Place | undefined, backwards: boolean): SQL {
  if (!place) return sql`true`;
  const { of, at } = columnOf(sort);
  const further = sql.raw(sort.descending !== backwards ? '<' : '>');
  const next = sql.raw(backwards ? '<' : '>');
  return sql`(${of} ${further} ${at(place.value)} or (${of} = ${at(place.value)} and i.id ${next} ${place.id}::uuid))`;
}
