import { Form, Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { BusinessOptions } from '#app/ui/business-options.tsx';
import { Button } from '#app/ui/button.tsx';
import { FilterStrip, Filters } from '#app/ui/filter-strip.tsx';
import { Select } from '#app/ui/input.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { PeriodInputs } from './period-inputs.tsx';
import { type ReportParams, reportQuery, reportStates } from './report-params.ts';
import type { ReportsData } from './reports.server.ts';

/** The period and what narrows a report: a plain GET form, with the usual periods as links. */
export const ReportFilters = ({ page }: { page: ReportsData }) => {
  const t = useT();
  const { params, businesses, periods } = page;
  const hasState = params.report !== 'payments';
  return (
    <>
      <Form role="search" action={paths.reports()}>
        <Filters>
          {params.report !== 'turnover' && <input type="hidden" name="report" value={params.report} />}
          {params.report === 'turnover' && <input type="hidden" name="by" value={params.by} />}
          {params.customerId && <input type="hidden" name="customer" value={params.customerId} />}
          <PeriodInputs from={params.from} to={params.to} />
          <Select
            desk
            name="business"
            aria-label={t('reports:column.business')}
            defaultValue={params.businessId}
            key={`b${params.businessId}`}
          >
            <BusinessOptions businesses={businesses} asked={params.businessId} />
          </Select>
          {hasState && (
            <Select
              desk
              name="state"
              aria-label={t('reports:column.state')}
              defaultValue={params.state}
              key={`s${params.state}`}
            >
              <option value="">{t('reports:allStates')}</option>
              {reportStates.map((state) => (
                <option key={state} value={state}>
                  {t(`invoices:tab.${state}`)}
                </option>
              ))}
            </Select>
          )}
          <SearchField
            label={t('reports:customer')}
            placeholder={t('reports:customer')}
            value={params.text}
          />
          <Button size="desk">{t('invoices:apply')}</Button>
        </Filters>
      </Form>
      <nav className="periods" aria-label={t('reports:periods')}>
        {(['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const).map((name) => (
          <Link
            key={name}
            to={paths.reports(reportQuery({ ...params, ...periods[name], page: 1 }))}
            aria-current={
              periods[name].from === params.from && periods[name].to === params.to ? 'true' : undefined
            }
          >
            {t(`reports:period.${name}`)}
          </Link>
        ))}
      </nav>
      <Active page={page} />
    </>
  );
};

/** What hides rows of the period; the period itself hides none. */
const Active = ({ page: { params, businesses, customerName } }: { page: ReportsData }) => {
  const t = useT();
  const without = (change: Partial<ReportParams>) =>
    paths.reports(reportQuery({ ...params, page: 1, ...change }));
  const business = businesses.find(({ id }) => id === params.businessId);
  const active = [
    params.businessId && {
      label: business?.name ?? t('customers:unknownBusiness'),
      without: without({ businessId: '' }),
    },
    params.customerId && { label: customerName ?? t('reports:nobody'), without: without({ customerId: '' }) },
    params.text && {
      label: t('invoices:filter.text', { text: params.text }),
      without: without({ text: '' }),
    },
    params.state &&
      params.report !== 'payments' && {
        label: t(`invoices:tab.${params.state}`),
        without: without({ state: '' }),
      },
  ].filter((each) => typeof each === 'object');
  return (
    <FilterStrip
      filters={active}
      resetTo={without({ businessId: '', customerId: '', text: '', state: '' })}
    />
  );
};
