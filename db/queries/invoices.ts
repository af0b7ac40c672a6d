import { type SQL, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { DocumentKind, DueRule, SpecialCase } from '#db/shapes/content.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { hasNarrowing, type InvoiceFilter, narrowing } from './invoice-filter.ts';

/** One row of the list of invoices. Instants are ISO in UTC, dates YYYY-MM-DD, amounts integer cents. */
export type InvoiceRow = {
  id: string;
  createdAt: string;
  kind: DocumentKind;
  provisionalRef: string;
  number: string | null;
  subject: string;
  buyerName: string;
  businessId: string;
  businessName: string;
  payableCents: number;
  currency: string;
  specialCases: SpecialCase[];
  problems: number;
  status: InvoiceStatus;
  reviewState: string;
  round: number;
  windowFrom: string | null;
  reviewDueAt: string | null;
  holdUntil: string | null;
  leftMs: number | null;
  decidedBy: 'owner' | 'silence' | 'waiver' | null;
  /** Null while it is a draft. */
  issuedOn: string | null;
  dueOn: string | null;
  dueRule: DueRule | null;
  /** What the owner said last, while the office owes an answer. */
  lastWord: string | null;
};

/** A place in the list, newest first: the row it stands on is not part of the page. */
export type Cursor = { createdAt: string; id: string };
export type PageRequest = { after?: Cursor; before?: Cursor; size: number };
export type InvoicePage = { rows: InvoiceRow[]; hasEarlier: boolean; hasLater: boolean };

/**
 * One page of invoices of the given states, newest first, by keyset: its cost depends on `size`, not on how many
 * invoices there are or how far one has paged.
 */
export async function listInvoices(
  tx: Tx,
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  page: PageRequest,
): Promise<InvoicePage> {
  const backwards = page.before !== undefined;
  const ids = pageIds(filter, statuses, page, backwards);
  const found = await rows<InvoiceRow>(tx, listColumns(ids));
  const more = found.length > page.size;
  const kept = backwards ? found.slice(more ? 1 : 0) : found.slice(0, page.size);
  return {
    rows: kept,
    hasLater: backwards ? true : more,
    hasEarlier: backwards ? more : page.after !== undefined,
  };
}

/**
 * The keys of one page and of one row more. Without a narrowing filter each state is read from its own range of
 * `invoices_status`, at most `size` rows of each: rare states and common ones cost the same. "Nulls last" says nothing
 * about a column without nulls, but it is how that index is written, and PostgreSQL compares the words.
 */
export function pageIds(
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  page: PageRequest,
  backwards: boolean,
): SQL {
  const order = backwards
    ? sql`created_at asc nulls first, id desc`
    : sql`created_at desc nulls last, id asc`;
  const where = sql.join([beyond(page), ...narrowing(filter)], sql` and `);
  const limit = page.size + 1;
  const states = sql.param([...statuses]);
  if (hasNarrowing(filter)) {
    return sql`select id, created_at from invoices i
      where i.office_id = app_office() and i.status = any (${states}::text[]) and ${where}
      order by ${order} limit ${limit}`;
  }
  return sql`select p.id, p.created_at from unnest(${states}::text[]) as s (status) cross join lateral (
      select id, created_at from invoices i
      where i.office_id = app_office() and i.status = s.status and ${where}
      order by ${order} limit ${limit}) p
    order by ${order} limit ${limit}`;
}

/** The second bound alone decides; the first one lets the index start at the right place. */
function beyond({ after, before }: PageRequest): SQL {
  const at = before ?? after;
  if (!at) return sql`true`;
  return before
    ? sql`i.created_at >= ${at.createdAt}::timestamptz and (i.created_at > ${at.createdAt}::timestamptz or i.id < ${at.id}::uuid)`
    : sql`i.created_at <= ${at.createdAt}::timestamptz and (i.created_at < ${at.createdAt}::timestamptz or i.id > ${at.id}::uuid)`;
}

/**
 * What a page shows of its invoices, in an order on `invoices i`. Each is fetched by its key, whatever PostgreSQL believes: right after ten thousand
 * came at once it thinks there are none, and would read all of them for each.
 */
export function listColumns(ids: SQL, order: SQL = sql`i.created_at desc, i.id asc`): SQL {
  return sql`with page as (${ids})
    select i.id, ${iso(sql`i.created_at`)} as "createdAt", i.kind, i.provisional_ref as "provisionalRef", i.number,
      i.subject, i.buyer_name as "buyerName", i.business_id as "businessId", b.name as "businessName",
      i.payable_cents::float8 as "payableCents", i.currency, i.special_cases as "specialCases", i.problems, i.status,
      i.review_state as "reviewState", i.round, ${iso(sql`i.window_from`)} as "windowFrom",
      ${iso(sql`i.review_due_at`)} as "reviewDueAt", ${iso(sql`i.hold_until`)} as "holdUntil",
      (select (w.snapshot #>> '{context,leftMs}')::float8 from workflows w
        where w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review' and i.status = 'onHold'
        limit 1) as "leftMs",
      i.decided_by as "decidedBy", i.issued_on::text as "issuedOn", i.due_on::text as "dueOn",
      (select d.content -> 'dueRule' from drafts d
        where d.office_id = i.office_id and d.invoice_id = i.id and i.number is null) as "dueRule",
      (select e.body from exchanges e
        where e.office_id = i.office_id and e.invoice_id = i.id and i.status in ('answering', 'correction')
          and e.author_kind = 'owner' order by e.at desc, e.id desc limit 1) as "lastWord"
    from page p
    cross join lateral (select * from invoices i where i.office_id = app_office() and i.id = p.id limit 1) i
    join businesses b on b.office_id = i.office_id and b.id = i.business_id
    order by ${order}`;
}

/**
 * How many invoices stand in each state. Each state is counted on its own range of `invoices_status`; unless the filter
 * looks at more than a month, no row of the table is read.
 */
export async function countInvoicesByStatus(
  tx: Tx,
  statuses: readonly InvoiceStatus[],
  filter: InvoiceFilter = {},
): Promise<Partial<Record<InvoiceStatus, number>>> {
  const found = await rows<{ status: InvoiceStatus; n: number }>(tx, statusCounts(statuses, filter));
  return Object.fromEntries(found.map(({ status, n }) => [status, n]));
}

export function statusCounts(statuses: readonly InvoiceStatus[], filter: InvoiceFilter = {}): SQL {
  const where = sql.join([sql`i.office_id = app_office()`, ...narrowing(filter)], sql` and `);
  const states = sql.param([...statuses]);
  if (hasNarrowing(filter)) {
    return sql`select i.status, count(*)::int as n from invoices i
      where ${where} and i.status = any (${states}::text[]) group by i.status`;
  }
  return sql`select s.status, c.n from unnest(${states}::text[]) as s (status)
    cross join lateral (select count(*)::int as n from invoices i where ${where} and i.status = s.status) c where c.n > 0`;
}

/** The rows that stand in a selection, in the list's order; ids that are not of this office are simply absent. */
export async function listInvoicesByIds(tx: Tx, ids: readonly string[]): Promise<InvoiceRow[]> {
  const keys = sql`select id, created_at from invoices where office_id = app_office() and id = any (${sql.param([...ids])}::text[]::uuid[])`;
  return rows<InvoiceRow>(tx, listColumns(keys));
}

/** The months (YYYY-MM, Paris) in which invoices were drafted, newest first, for the filter. */
export async function listInvoiceMonths(tx: Tx): Promise<string[]> {
  const found = await rows<{ month: string }>(
    tx,
    sql`with bounds as (
        select (select created_at from invoices where office_id = app_office() order by created_at desc limit 1) as last,
          (select created_at from invoices where office_id = app_office() order by created_at asc limit 1) as first)
      select to_char(m, 'YYYY-MM') as month from bounds, generate_series(
        date_trunc('month', last at time zone 'Europe/Paris'),
        date_trunc('month', first at time zone 'Europe/Paris'), interval '-1 month') m limit 36`,
  );
  return found.map(({ month }) => month);
}

/** ISO 8601 in UTC with milliseconds, or null: what `instant` columns give. */
export function iso(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
