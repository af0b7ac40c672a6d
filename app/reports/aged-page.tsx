import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { BusinessOptions } from '#app/ui/business-options.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Filters } from '#app/ui/filter-strip.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { AgedData } from './aged.server.ts';
import { fileForms } from './report-files.ts';
import { ReportTable } from './report-table.tsx';
import { ReportTabs } from './report-tabs.tsx';

/** What customers owe by how late it is, at the end of any day. */
export const AgedPage = ({ page }: { page: AgedData }) => {
  const t = useT();
  const f = useFormat();
  const { params, today, table, slice, mayExport } = page;
  const query = {
    on: params.on === today ? undefined : params.on,
    business: params.businessId || undefined,
  };
  const at = (number: number) => paths.agedBalance({ ...query, page: number > 1 ? number : undefined });
  return (
    <>
      <RecordHead
        title={t('reports:name.aged')}
        under={t('reports:aged.on', { date: f.date(params.on) })}
        back={{ to: paths.settlements(), label: t('banking:title') }}
      >
        {mayExport &&
          table.rows.length > 0 &&
          fileForms.map((form) => (
            <LinkButton
              key={form}
              size="desk"
              icon="download"
              reloadDocument
              to={paths.reportFile('aged', form, query)}
            >
              {t(`reports:take.${form}`)}
            </LinkButton>
          ))}
      </RecordHead>
      <ReportTabs current="aged" businessId={params.businessId} mayExport={mayExport} />
      <AgedFilters page={page} />
      {table.rows.length === 0 ? (
        <Empty icon="circle-check-big" title={t('reports:empty.aged')}>
          {t('reports:empty.agedBody')}
        </Empty>
      ) : (
        <>
          <ReportTable label={t('reports:name.aged')} table={table} />
          {slice.pages > 1 && (
            <Pager
              from={slice.from + 1}
              to={slice.to}
              total={slice.total}
              previous={slice.page > 1 ? at(slice.page - 1) : undefined}
              next={slice.page < slice.pages ? at(slice.page + 1) : undefined}
            />
          )}
          <p className="small muted report-note">{t('reports:note.aged')}</p>
        </>
      )}
    </>
  );
};

const AgedFilters = ({ page: { params, today, businesses } }: { page: AgedData }) => {
  const t = useT();
  return (
    <Form role="search" action={paths.agedBalance()}>
      <Filters>
        <span className="period">
          <label htmlFor="on">{t('reports:aged.at')}</label>
          <Input desk id="on" name="on" type="date" max={today} defaultValue={params.on} key={params.on} />
        </span>
        <Select
          desk
          name="business"
          aria-label={t('reports:column.business')}
          defaultValue={params.businessId}
          key={`b${params.businessId}`}
        >
          <BusinessOptions businesses={businesses} asked={params.businessId} />
        </Select>
        <Button size="desk">{t('invoices:apply')}</Button>
      </Filters>
    </Form>
  );
};
