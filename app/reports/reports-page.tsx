import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { Rich, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { turnoverKeys } from '#db/shapes/turnover.ts';
import { fileForms } from './report-files.ts';
import { ReportFilters } from './report-filters.tsx';
import { type ReportParams, reportQuery } from './report-params.ts';
import { ReportTable } from './report-table.tsx';
import { ReportTabs } from './report-tabs.tsx';
import type { ReportsData } from './reports.server.ts';

/** What was invoiced and paid, by what one asks; each figure leads to what it is made of. */
export const ReportsPage = ({ page }: { page: ReportsData }) => {
  const t = useT();
  const { params, table, slice, unknown, mayExport } = page;
  const at = (change: Partial<ReportParams>) => paths.reports(reportQuery({ ...params, page: 1, ...change }));
  const title = t(`reports:name.${params.report}`);
  return (
    <>
      <RecordHead title={t('reports:title')} back={{ to: paths.settlements(), label: t('banking:title') }}>
        {mayExport &&
          table.rows.length > 0 &&
          fileForms.map((form) => (
            <LinkButton
              key={form}
              size="desk"
              icon="download"
              reloadDocument
              to={paths.reportFile(params.report, form, reportQuery({ ...params, page: 1 }))}
            >
              {t(`reports:take.${form}`)}
            </LinkButton>
          ))}
      </RecordHead>
      <ReportTabs current={params.report} params={params} mayExport={mayExport} />
      <ReportFilters page={page} />
      {params.report === 'turnover' && (
        <Tabs
          label={t('reports:byLabel')}
          tabs={turnoverKeys.map((by) => ({
            to: at({ by }),
            label: t(`reports:by.${by}`),
            current: by === params.by,
          }))}
        />
      )}
      {unknown.length > 0 && <Unknown unknown={unknown} />}
      {table.rows.length === 0 ? (
        <Nothing page={page} />
      ) : (
        <>
          <ReportTable label={title} table={table} />
          {slice.pages > 1 && (
            <Pager
              from={slice.from + 1}
              to={slice.to}
              total={slice.total}
              previous={slice.page > 1 ? at({ page: slice.page - 1 }) : undefined}
              next={slice.page < slice.pages ? at({ page: slice.page + 1 }) : undefined}
            />
          )}
          <p className="small muted report-note">{t(`reports:note.${params.report}`)}</p>
        </>
      )}
    </>
  );
};

/** What the figures can't say by themselves. */
const Unknown = ({ unknown }: Pick<ReportsData, 'unknown'>) => {
  const [first, ...more] = unknown;
  if (!first) return null;
  return (
    <Notice tone="ochre" told>
      <p>
        <Rich
          i18nKey="reports:unknown"
          count={unknown.length}
          values={{ number: first.number, more: more.length }}
          components={{ a: <Link to={paths.invoice(first.invoiceId)} /> }}
        />
      </p>
    </Notice>
  );
};

const Nothing = ({ page: { params } }: { page: ReportsData }) => {
  const t = useT();
  const isNarrowed = Boolean(params.businessId || params.customerId || params.text || params.state);
  return (
    <Empty
      icon={isNarrowed ? 'search-x' : 'file-text'}
      title={t(isNarrowed ? 'reports:empty.filtered' : `reports:empty.${params.report}`)}
      action={
        isNarrowed && (
          <LinkButton
            to={paths.reports(
              reportQuery({ ...params, businessId: '', customerId: '', text: '', state: '', page: 1 }),
            )}
          >
            {t('do.resetFilters')}
          </LinkButton>
        )
      }
    >
      {t(params.report === 'payments' ? 'reports:empty.paymentsBody' : 'reports:empty.body')}
    </Empty>
  );
};
