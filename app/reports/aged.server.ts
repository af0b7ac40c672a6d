import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { paths } from '#app/lib/paths.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { type AgedCustomer, type AgedTotal, readAgedBalance } from '#db/queries/aged-balance.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { clock } from '#workflows/engine/clock.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import type { FileForm } from './report-files.ts';
import type { ShownFoot, ShownRow, ShownTable } from './shown-table.ts';
import { tableResponse } from './table-response.server.ts';

const rowsOnPage = 50;

type AgedParams = { on: string; businessId: string };

function readParams(search: URLSearchParams, today: string): AgedParams {
  const [on, business] = [search.get('on') ?? '', search.get('business') ?? ''];
  // What is not over yet can't be told.
  return { on: isDay(on) && on <= today ? on : today, businessId: isUuid(business) ? business : '' };
}

/** Who owes what by age, at the end of a day: a page of the customers, and what all of them owe. */
export function loadAged({ db }: Pick<Services, 'db'>, staff: Staff, url: URL, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const today = parisDate(await clock(tx));
    const params = readParams(url.searchParams, today);
    const page = pageOf(url.searchParams.get('page'));
    const from = (page - 1) * rowsOnPage;
    const { customers, totals } = await readBalance(tx, { ...params, today }, { most: rowsOnPage, from });
    const count = totals.reduce((all, each) => all + each.customers, 0);
    return {
      params,
      today,
      businesses: await listBusinessNames(tx),
      table: agedTable(customers, totals, locale),
      slice: sliceOf(count, String(page), rowsOnPage),
      mayExport: may(staff.role, 'export'),
    };
  });
}

export type AgedData = Awaited<ReturnType<typeof loadAged>>;

const readBalance = (
  tx: Tx,
  { on, today, businessId }: AgedParams & { today: string },
  part?: { most: number; from: number },
) => readAgedBalance(tx, { on, today, businessId: businessId || undefined }, part);

/** The same as a file, with all customers. */
export function agedFile(
  { db }: Pick<Services, 'db'>,
  staff: Pick<Staff, 'officeId'>,
  { url, locale, form }: { url: URL; locale: Locale; form: FileForm },
): Promise<Response> {
  return inOffice(db, staff.officeId, async (tx) => {
    const today = parisDate(await clock(tx));
    const params = readParams(url.searchParams, today);
    const { customers, totals } = await readBalance(tx, { ...params, today });
    const title = tFor(locale)('reports:file.aged', { on: params.on });
    return tableResponse(agedTable(customers, totals, locale), title, form, locale);
  });
}

const figures = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90', 'disputed', 'credit', 'total'] as const;

function agedTable(
  customers: readonly AgedCustomer[],
  totals: readonly AgedTotal[],
  locale: Locale,
): ShownTable {
  const t = tFor(locale);
  return {
    columns: [
      { name: 'customer', head: t('reports:column.customer'), kind: 'text' },
      { name: 'business', head: t('reports:column.business'), kind: 'text' },
      { name: 'currency', head: t('reports:column.currency'), kind: 'text', only: 'files' },
      ...figures.map((name) => ({ name, head: t(`reports:age.${name}`), kind: 'cents' as const })),
    ],
    rows: customers.map(
      (each): ShownRow => ({
        key: `${each.businessId} ${each.customerId} ${each.currency}`,
        ...(each.customerId && { to: paths.outstanding(each.customerId) }),
        currency: each.currency,
        cells: [
          each.customerName || t('reports:noCard'),
          each.businessName,
          each.currency,
          // What is nothing is left blank: what is something is seen.
          ...figures.map((name) => each[`${name}Cents`] || null),
        ],
      }),
    ),
    foot: totals.map(
      (each): ShownFoot => ({
        key: each.currency,
        label: t('reports:totalCustomers', { count: each.customers }),
        currency: each.currency,
        isSum: true,
        isOwed: true,
        cells: Object.fromEntries(figures.map((name) => [name, each[`${name}Cents`]])),
      }),
    ),
  };
}
