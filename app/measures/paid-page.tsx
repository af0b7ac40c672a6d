import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { ReportTable } from '#app/reports/report-table.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { PaidData } from './paid.server.ts';

/** The paid invoices behind a median of days. */
export const PaidPage = ({ page }: { page: PaidData }) => {
  const t = useT();
  const f = useFormat();
  const { businessId, customerId, of, count, median, table, slice } = page;
  const at = (number: number) => paths.paid({ business: businessId, customer: customerId, page: number });
  const said =
    median === null
      ? null
      : `${t('banking:measures.median', { count: median })} ${t('banking:measures.ofInvoices', { count })}`;
  return (
    <>
      <RecordHead
        title={t('banking:measures.paidTitle')}
        under={[of, said].filter(Boolean).join(', ')}
        back={
          customerId
            ? { to: paths.outstanding(customerId), label: t('outstanding:short') }
            : { to: paths.settlements(), label: t('banking:title') }
        }
      />
      {table.rows.length === 0 ? (
        <Empty icon="hourglass" title={t('banking:measures.payNone')} />
      ) : (
        <>
          <ReportTable label={t('banking:measures.paidTitle')} table={table} />
          {slice.pages > 1 && (
            <Pager
              from={slice.from + 1}
              to={slice.to}
              total={slice.total}
              previous={slice.page > 1 ? at(slice.page - 1) : undefined}
              next={slice.page < slice.pages ? at(slice.page + 1) : undefined}
            />
          )}
          <p className="small muted report-note">
            {t('banking:measures.paidLead', { date: f.date(page.since) })}
          </p>
        </>
      )}
    </>
  );
};
