import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { pageOf } from '#app/lib/page-of.ts';
import { paths } from '#app/lib/paths.ts';
import { sliceOf } from '#app/lib/slice-of.ts';
import type { ShownTable } from '#app/reports/shown-table.ts';
import { inOffice } from '#db/client.ts';
import { type ExpectedPart, listExpected } from '#db/queries/expected.ts';
import { clock } from '#workflows/engine/clock.ts';
import { isDay } from '#workflows/invoice/is-day.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';

const rowsOnPage = 50;

function readParams(search: URLSearchParams) {
  const day = (name: string) => {
    const value = search.get(name) ?? '';
    return isDay(value) ? value : null;
  };
  const currency = search.get('currency') ?? '';
  return {
    from: day('from'),
    to: day('to'),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'EUR',
  };
}

/** What is open and should come in on some days: a page of it, and how much it is in all. */
export function loadExpected({ db }: Pick<Services, 'db'>, staff: Staff, url: URL, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const params = readParams(url.searchParams);
    const today = parisDate(await clock(tx));
    const from = (pageOf(url.searchParams.get('page')) - 1) * rowsOnPage;
    const found = await listExpected(tx, { ...params, today }, { most: rowsOnPage, from });
    return {
      params,
      cents: found.cents,
      slice: sliceOf(found.count, url.searchParams.get('page'), rowsOnPage),
      table: tableOf(found, params.currency, locale),
    };
  });
}

export type ExpectedData = Awaited<ReturnType<typeof loadExpected>>;

function tableOf(
  { list, count, cents }: { list: readonly ExpectedPart[]; count: number; cents: number },
  currency: string,
  locale: Locale,
): ShownTable {
  const t = tFor(locale);
  const head = (name: 'number' | 'customer' | 'business' | 'on' | 'kind' | 'amount') =>
    t(`banking:measures.column.${name}`);
  return {
    columns: [
      { name: 'number', head: head('number'), kind: 'text' },
      { name: 'customer', head: head('customer'), kind: 'text' },
      { name: 'business', head: head('business'), kind: 'text' },
      { name: 'on', head: head('on'), kind: 'day' },
      { name: 'kind', head: head('kind'), kind: 'text' },
      { name: 'amount', head: head('amount'), kind: 'cents' },
    ],
    rows: list.map((each, place) => ({
      key: `${each.invoiceId} ${each.kind} ${place}`,
      to: paths.settlement(each.invoiceId),
      currency,
      cells: [
        each.number,
        each.customerName,
        each.businessName,
        each.on,
        t(`banking:measures.kind.${each.kind}`),
        each.cents,
      ],
    })),
    foot: [
      {
        key: currency,
        label: t('reports:totalOf', { count }),
        currency,
        isSum: true,
        cells: { amount: cents },
      },
    ],
  };
}
