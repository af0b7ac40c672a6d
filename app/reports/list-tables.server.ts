import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import type { ReportedDocument, ReportedPayment, ReportedSum } from '#db/queries/report-lists.ts';
import type { AdjustedDocument } from '#db/queries/turnover.ts';
import type { VatShare } from '#workflows/reports/counted.ts';
import type { ShownColumn, ShownFoot, ShownRow, ShownTable } from './shown-table.ts';

type Adjustments = readonly { document: AdjustedDocument; shares: readonly VatShare[] }[];
type Documents = {
  documents: readonly ReportedDocument[];
  sums: readonly ReportedSum[];
  adjustments: Adjustments;
};

/** Invoices, or credit notes; what their documents count less beside their totals stands in the foot, and in files as rows. */
export function documentsTable(
  { documents, sums, adjustments }: Documents,
  { credits, inFile, locale }: { credits: boolean; inFile: boolean; locale: Locale },
): ShownTable {
  const t = tFor(locale);
  const column = (name: Parameters<typeof head>[0], rest: Omit<ShownColumn, 'name' | 'head'>) => ({
    name,
    head: head(name),
    ...rest,
  });
  const head = (
    name:
      | 'number'
      | 'issuedOn'
      | 'kind'
      | 'business'
      | 'customer'
      | 'subject'
      | 'about'
      | 'dueOn'
      | 'state'
      | 'currency'
      | 'net'
      | 'vat'
      | 'gross'
      | 'payable'
      | 'balance',
  ) => t(`reports:column.${name}`);
  return {
    columns: [
      column('number', { kind: 'text' }),
      column('issuedOn', { kind: 'day' }),
      column('kind', { kind: 'text', only: 'files' }),
      column('business', { kind: 'text' }),
      column('customer', { kind: 'text' }),
      column('subject', { kind: 'text', only: 'files' }),
      column('about', { kind: 'text', ...(!credits && { only: 'files' }) }),
      column('dueOn', { kind: 'day', only: 'files' }),
      column('state', { kind: 'text' }),
      column('currency', { kind: 'text', only: 'files' }),
      column('net', { kind: 'cents' }),
      column('vat', { kind: 'cents' }),
      column('gross', { kind: 'cents' }),
      column('payable', { kind: 'cents', only: 'files' }),
      column('balance', { kind: 'cents', only: 'files' }),
    ],
    rows: documents.flatMap((each): ShownRow[] => [
      {
        key: each.invoiceId,
        to: paths.invoice(each.invoiceId),
        currency: each.currency,
        status: each.status,
        isVoid: each.status === 'cancelled',
        cells: [
          each.number,
          each.issuedOn,
          t(`check:kind.${each.kind}`),
          each.businessName,
          each.customerName,
          each.subject,
          each.about,
          each.dueOn,
          t(`status:${each.status}`),
          each.currency,
          each.netCents,
          each.vatCents,
          each.grossCents,
          each.payableCents,
          each.balanceCents,
        ],
      },
      ...(inFile ? adjustmentRows(each, adjustments, t('reports:counted')) : []),
    ]),
    foot: footOf(sums, credits ? [] : adjustments, locale),
  };
}

function adjustmentRows(document: ReportedDocument, adjustments: Adjustments, words: string): ShownRow[] {
  const shares = adjustments
    .filter((each) => each.document.invoiceId === document.invoiceId)
    .flatMap((each) => each.shares);
  if (shares.length === 0) return [];
  const [net, vat] = sumOf(shares);
  const { invoiceId, number, issuedOn, businessName, customerName, about, currency } = document;
  return [
    {
      key: `${invoiceId} counted`,
      currency,
      cells: [
        number,
        issuedOn,
        words,
        businessName,
        customerName,
        '',
        about,
        null,
        '',
        currency,
        net,
        vat,
        net + vat,
        null,
        null,
      ],
    },
  ];
}

const sumOf = (shares: readonly VatShare[]): [number, number] => [
  shares.reduce((all, { baseCents }) => all + baseCents, 0),
  shares.reduce((all, { vatCents }) => all + vatCents, 0),
];

/** What the documents come to, what of that had counted before, and what is left of it. */
function footOf(sums: readonly ReportedSum[], adjustments: Adjustments, locale: Locale): ShownFoot[] {
  const t = tFor(locale);
  return sums.flatMap(({ currency, count, netCents, vatCents, grossCents }) => {
    const own = adjustments.filter(({ document }) => document.currency === currency);
    const [net, vat] = sumOf(own.flatMap(({ shares }) => shares));
    const line = (key: string, label: string, isSum: boolean, cells: Record<string, number>) => ({
      key: `${currency} ${key}`,
      label,
      currency,
      isSum,
      cells,
    });
    const all = { net: netCents, vat: vatCents, gross: grossCents };
    if (net === 0 && vat === 0) return [line('all', t('reports:totalOf', { count }), true, all)];
    return [
      line('all', t('reports:totalOf', { count }), false, all),
      line('counted', t('reports:counted'), false, { net, vat, gross: net + vat }),
      line('left', t('reports:left'), true, {
        net: netCents + net,
        vat: vatCents + vat,
        gross: grossCents + net + vat,
      }),
    ];
  });
}

type Payments = {
  payments: readonly ReportedPayment[];
  sums: readonly { currency: string; count: number; cents: number }[];
};

/** Money that came, and what of it came not after all. */
export function paymentsTable({ payments, sums }: Payments, locale: Locale): ShownTable {
  const t = tFor(locale);
  return {
    columns: [
      { name: 'on', head: t('reports:column.on'), kind: 'day' },
      { name: 'customer', head: t('reports:column.customer'), kind: 'text' },
      { name: 'business', head: t('reports:column.business'), kind: 'text' },
      { name: 'means', head: t('reports:column.means'), kind: 'text' },
      { name: 'reference', head: t('reports:column.reference'), kind: 'text' },
      { name: 'settles', head: t('reports:column.settles'), kind: 'text' },
      { name: 'recordedOn', head: t('reports:column.recordedOn'), kind: 'day', only: 'files' },
      { name: 'recordedBy', head: t('reports:column.recordedBy'), kind: 'text', only: 'files' },
      { name: 'currency', head: t('reports:column.currency'), kind: 'text', only: 'files' },
      { name: 'amount', head: t('reports:column.amount'), kind: 'cents' },
    ],
    rows: payments.map((each) => ({
      key: `${each.id} ${each.isReversal}`,
      ...(each.customerId && { to: paths.outstanding(each.customerId) }),
      currency: each.currency,
      cells: [
        each.on,
        each.customerName || t('reports:nobody'),
        each.businessName,
        each.cause ? t(`settlement:reverse.causes.${each.cause}`) : t(`settlement:means.${each.means}`),
        [each.reference, each.reason].filter(Boolean).join(', '),
        each.isReversal ? '' : each.numbers,
        each.at,
        each.by,
        each.currency,
        each.cents,
      ],
    })),
    foot: sums.map(({ currency, count, cents }) => ({
      key: currency,
      label: t('reports:totalOf', { count }),
      currency,
      isSum: true,
      cells: { amount: cents },
    })),
  };
}
