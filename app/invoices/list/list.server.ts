import type { Staff } from '#app/auth/require-staff.server.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import type { InvoiceFilter } from '#db/queries/invoice-filter.ts';
import { listSortedInvoices, type Place } from '#db/queries/invoice-order.ts';
import {
  countInvoicesByStatus,
  type InvoicePage,
  listInvoiceMonths,
  listInvoices,
} from '#db/queries/invoices.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Services } from '#workflows/services.ts';
import { activeFilters, filterOf, type ListParams } from './list-params.ts';
import { countOf, invoiceTabs, statusesOf, tabNames } from './tabs.ts';
import { withReadiness } from './with-readiness.server.ts';

/** Rows on a page: two screens, and still read in a millisecond. */
const pageSize = 50;

/** One page of the list, with what its tabs, filters and the strip above it say. */
export async function loadInvoiceList(
  { db }: Pick<Services, 'db'>,
  staff: Pick<Staff, 'officeId' | 'role'>,
  params: ListParams,
) {
  const filter = filterOf(params);
  const statuses = statusesOf(params.tab, params.hideProvisional);
  const everything = Object.values(invoiceTabs).flat();
  return inOffice(db, staff.officeId, async (tx) => {
    const page = await listPage(tx, filter, statuses, params);
    const counts = await countInvoicesByStatus(tx, [...new Set(everything)]);
    const filtered =
      Object.keys(filter).length > 0 ? await countInvoicesByStatus(tx, statuses, filter) : counts;
    const total = countOf(filtered, statuses);
    return {
      ...page,
      rows: await withReadiness(tx, page.rows),
      now: await clock(tx),
      counts: Object.fromEntries(tabNames.map((tab) => [tab, countOf(counts, invoiceTabs[tab])])),
      total,
      hidden: activeFilters(params).length > 0 ? countOf(counts, invoiceTabs[params.tab]) - total : 0,
      businesses: await listBusinessNames(tx),
      months: await listInvoiceMonths(tx),
      mode: await releaseMode(tx, staff),
    };
  });
}
function listPage(
  tx: Tx,
  filter: InvoiceFilter,
  statuses: readonly InvoiceStatus[],
  { sort, after, before }: ListParams,
): Promise<InvoicePage> {
  if (sort) return listSortedInvoices(tx, filter, statuses, { sort, after, before, size: pageSize });
  const cursor = (place: Place | undefined) => place && { createdAt: place.value, id: place.id };
  return listInvoices(tx, filter, statuses, { after: cursor(after), before: cursor(before), size: pageSize });
}
