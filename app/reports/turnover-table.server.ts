import { formatMonth, formatPercent, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import type { TurnoverPart } from '#db/queries/turnover.ts';
import { vatCategories } from '#db/shapes/content.ts';
import type { TurnoverKey } from '#db/shapes/turnover.ts';
import { compareDecimals } from '#workflows/invoice/decimal.ts';
import { monthsFrom, type ReportParams, reportQuery } from './report-params.ts';
import type { ShownFoot, ShownTable } from './shown-table.ts';

/** Turnover as a table: what it is put together by, and what each comes to. */
export function turnoverTable(
  parts: readonly TurnoverPart[],
  params: ReportParams,
  locale: Locale,
): ShownTable {
  const t = tFor(locale);
  const { by } = params;
  const sorted = [...parts].sort(orders[by]);
  return {
    columns: [
      { name: 'label', head: t(`reports:key.${by}`), kind: 'text' },
      { name: 'currency', head: t('reports:column.currency'), kind: 'text', only: 'files' },
      { name: 'documents', head: t('reports:column.documents'), kind: 'count' },
      { name: 'net', head: t('reports:column.net'), kind: 'cents' },
      { name: 'vat', head: t('reports:column.vat'), kind: 'cents' },
      { name: 'gross', head: t('reports:column.gross'), kind: 'cents' },
    ],
    rows: sorted.map((part) => ({
      key: `${part.currency} ${part.key}`,
      to: listOf(part, params),
      currency: part.currency,
      cells: [
        labelOf(part, by, locale),
        part.currency,
        part.documents,
        part.netCents,
        part.vatCents,
        part.netCents + part.vatCents,
      ],
    })),
    foot: [...Map.groupBy(sorted, ({ currency }) => currency)].map(
      ([currency, own]): ShownFoot => ({
        key: currency,
        label: t('reports:total'),
        currency,
        isSum: true,
        cells: {
          // A document of two rates counts under both.
          ...(by !== 'vat' && { documents: sum(own, 'documents') }),
          net: sum(own, 'netCents'),
          vat: sum(own, 'vatCents'),
          gross: sum(own, 'netCents') + sum(own, 'vatCents'),
        },
      }),
    ),
  };
}

const sum = (parts: readonly TurnoverPart[], of: 'documents' | 'netCents' | 'vatCents') =>
  parts.reduce((all, each) => all + each[of], 0);

type Order = (a: TurnoverPart, b: TurnoverPart) => number;
const byAmount: Order = (a, b) =>
  a.currency.localeCompare(b.currency) || b.netCents - a.netCents || a.label.localeCompare(b.label, 'fr');
const orders: Record<TurnoverKey, Order> = {
  month: (a, b) => a.currency.localeCompare(b.currency) || a.key.localeCompare(b.key),
  business: byAmount,
  customer: byAmount,
  vat: (a, b) => {
    const [x, y] = [rateOf(a), rateOf(b)];
    return (
      a.currency.localeCompare(b.currency) ||
      (x.category && y.category
        ? vatCategories.indexOf(x.category) - vatCategories.indexOf(y.category)
        : 0) ||
      compareDecimals(y.rate, x.rate)
    );
  },
};

function rateOf({ key }: TurnoverPart) {
  const [code = '', rate = '0'] = key.split(' ');
  return { category: vatCategories.find((each) => each === code), rate };
}

function labelOf(part: TurnoverPart, by: TurnoverKey, locale: Locale): string {
  if (by === 'month') return formatMonth(part.key, locale);
  if (by !== 'vat') return part.label;
  const { category, rate } = rateOf(part);
  return category && category !== 'S'
    ? tFor(locale)(`editor:vatCategory.${category}`)
    : formatPercent(rate, locale);
}

/** The invoices behind a row; a rate has none of its own. */
function listOf({ key }: TurnoverPart, params: ReportParams): string | undefined {
  const to = (change: Partial<ReportParams>) =>
    paths.reports(reportQuery({ ...params, report: 'invoices', page: 1, ...change }));
  switch (params.by) {
    case 'month': {
      const month = monthsFrom(Number(key.slice(0, 4)), Number(key.slice(5)), 1);
      return to({
        from: month.from < params.from ? params.from : month.from,
        to: month.to > params.to ? params.to : month.to,
      });
    }
    case 'business':
      return to({ businessId: key });
    case 'customer':
      return to(key.startsWith('name ') ? { text: key.slice(5) } : { customerId: key });
    case 'vat':
      return undefined;
  }
}
