import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { paths } from '#app/lib/paths.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import type { ShownTable } from '#app/reports/shown-table.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listPaid, type PaidInvoice } from '#db/queries/pay-days.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { yearBefore } from './measures.server.ts';

const rowsOnPage = 50;

const uuidOf = (value: string | null) => (value && isUuid(value) ? value : undefined);

/** The invoices that a median of days is of: of a business, of a customer, or of all. */
export function loadPaid({ db }: Pick<Services, 'db'>, staff: Staff, url: URL, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const businessId = uuidOf(url.searchParams.get('business'));
    const customerId = uuidOf(url.searchParams.get('customer'));
    const since = yearBefore(parisDate(await clock(tx)));
    const from = (pageOf(url.searchParams.get('page')) - 1) * rowsOnPage;
    const found = await listPaid(tx, { since, businessId, customerId }, { most: rowsOnPage, from });
    const customer = customerId ? await findCustomer(tx, customerId) : undefined;
    const business = businessId ? await findBusiness(tx, businessId) : undefined;
    return {
      businessId,
      customerId,
      since,
      of: customer?.name ?? business?.name ?? null,
      count: found.count,
      median: found.median,
      slice: sliceOf(found.count, url.searchParams.get('page'), rowsOnPage),
      table: tableOf(found.list, locale),
    };
  });
}

export type PaidData = Awaited<ReturnType<typeof loadPaid>>;

function tableOf(list: readonly PaidInvoice[], locale: Locale): ShownTable {
  const t = tFor(locale);
  const head = (name: 'number' | 'customer' | 'business' | 'issuedOn' | 'paidOn' | 'days') =>
    t(`banking:measures.column.${name}`);
  return {
    columns: [
      { name: 'number', head: head('number'), kind: 'text' },
      { name: 'customer', head: head('customer'), kind: 'text' },
      { name: 'business', head: head('business'), kind: 'text' },
      { name: 'issuedOn', head: head('issuedOn'), kind: 'day' },
      { name: 'paidOn', head: head('paidOn'), kind: 'day' },
      { name: 'days', head: head('days'), kind: 'count' },
    ],
    rows: list.map((each) => ({
      key: each.id,
      to: paths.settlement(each.id),
      currency: 'EUR',
      cells: [each.number, each.customerName, each.businessName, each.issuedOn, each.paidOn, each.days],
    })),
    foot: [],
  };
}
