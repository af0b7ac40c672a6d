import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { type Slice, sliceOf } from '#app/lib/slice-of.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import {
  listReported,
  listReportedPayments,
  type Part,
  sumReported,
  sumReportedPayments,
} from '#db/queries/report-lists.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { loadAdjustments, type Turnover, turnoverOf } from '#workflows/reports/turnover.ts';
import type { Services } from '#workflows/services.ts';
import { documentsTable, paymentsTable } from './list-tables.server.ts';
import { filterOf, periodsOf, type ReportParams, readReportParams } from './report-params.ts';
import type { ShownTable } from './shown-table.ts';
import { turnoverTable } from './turnover-table.server.ts';

const rowsOnPage = 50;

/** A report, a page of its rows, and what it comes to as a whole. */
export function loadReports({ db }: Pick<Services, 'db'>, staff: Staff, url: URL, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const today = parisDate(await clock(tx));
    const params = readReportParams(url.searchParams, today);
    const customer = params.customerId ? await findCustomer(tx, params.customerId) : undefined;
    return {
      params,
      periods: periodsOf(today),
      businesses: await listBusinessNames(tx),
      customerName: customer?.name ?? null,
      ...(await readReport(tx, params, locale, url.searchParams.get('page'))),
      mayExport: may(staff.role, 'export'),
    };
  });
}

export type ReportsData = Awaited<ReturnType<typeof loadReports>>;

type Read = { table: ShownTable; slice: Slice; unknown: Turnover['unknown'] };

/** `asked`: which page; undefined for all rows, as files have them. */
export async function readReport(
  tx: Tx,
  params: ReportParams,
  locale: Locale,
  asked?: string | null,
): Promise<Read> {
  const filter = filterOf(params);
  const partOf = (slice: Slice): Part | undefined =>
    asked === undefined ? undefined : { most: rowsOnPage, from: slice.from };
  const sliced = (count: number) => sliceOf(count, asked ?? null, rowsOnPage);
  if (params.report === 'turnover') {
    const { parts, unknown } = await turnoverOf(tx, params.by, filter);
    const table = turnoverTable(parts, params, locale);
    const slice = sliced(table.rows.length);
    const rows = asked === undefined ? table.rows : table.rows.slice(slice.from, slice.to);
    return { table: { ...table, rows }, slice, unknown };
  }
  if (params.report === 'payments') {
    const sums = await sumReportedPayments(tx, filter);
    const slice = sliced(countOf(sums));
    const payments = await listReportedPayments(tx, filter, partOf(slice));
    return { table: paymentsTable({ payments, sums }, locale), slice, unknown: [] };
  }
  const credits = params.report === 'credits';
  const sums = await sumReported(tx, filter, credits);
  const slice = sliced(countOf(sums));
  const part = partOf(slice);
  const documents = await listReported(tx, filter, { credits, ...(part && { part }) });
  const { adjustments, unknown } = credits
    ? { adjustments: [], unknown: [] }
    : await loadAdjustments(tx, filter);
  const options = { credits, inFile: asked === undefined, locale };
  return { table: documentsTable({ documents, sums, adjustments }, options), slice, unknown };
}

const countOf = (sums: readonly { count: number }[]) => sums.reduce((all, { count }) => all + count, 0);
