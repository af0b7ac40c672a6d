import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { ReportTable } from '#app/reports/report-table.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { ExpectedData } from './expected.server.ts';

/** What should come in on the days of one bar, document by document. */
export const ExpectedPage = ({ page }: { page: ExpectedData }) => {
  const t = useT();
  const f = useFormat();
  const { params, table, slice } = page;
  const { currency, from, to } = params;
  const under = from
    ? t(`banking:measures.span.${to ? 'week' : 'later'}`, { date: f.date(from) })
    : to
      ? t('banking:measures.span.past')
      : t('banking:measures.all');
  const at = (number: number) =>
    paths.expected({ currency, from: from ?? undefined, to: to ?? undefined, page: number });
  return (
    <>
      <RecordHead
        title={t('banking:measures.expected')}
        under={under}
        back={{ to: paths.settlements(), label: t('banking:title') }}
      />
      {table.rows.length === 0 ? (
        <Empty icon="circle-check-big" title={t('banking:measures.noneExpected')} />
      ) : (
        <>
          <ReportTable label={t('banking:measures.expected')} table={table} />
          {slice.pages > 1 && (
            <Pager
              from={slice.from + 1}
              to={slice.to}
              total={slice.total}
              previous={slice.page > 1 ? at(slice.page - 1) : undefined}
              next={slice.page < slice.pages ? at(slice.page + 1) : undefined}
            />
          )}
          <p className="small muted report-note">{t('banking:measures.listLead')}</p>
        </>
      )}
    </>
  );
};
