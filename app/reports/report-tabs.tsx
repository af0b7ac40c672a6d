import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { type ReportName, type ReportParams, reportNames, reportQuery } from './report-params.ts';

type Props = {
  current: ReportName | 'aged' | 'accounting';
  params?: ReportParams;
  businessId?: string;
  mayExport: boolean;
};

/** The reports, side by side; what narrows one narrows the next. */
export const ReportTabs = ({ current, params, businessId, mayExport }: Props) => {
  const t = useT();
  const business = params?.businessId || businessId || undefined;
  return (
    <Tabs
      label={t('reports:tabs')}
      tabs={[
        ...reportNames.map((report) => ({
          to: paths.reports(
            params
              ? reportQuery({ ...params, report, page: 1 })
              : { report: report === 'turnover' ? undefined : report, business },
          ),
          label: t(`reports:name.${report}`),
          current: report === current,
        })),
        { to: paths.agedBalance({ business }), label: t('reports:name.aged'), current: current === 'aged' },
        ...(mayExport
          ? [
              {
                to: paths.accounting({ business }),
                label: t('accounting:title'),
                current: current === 'accounting',
              },
            ]
          : []),
      ]}
    />
  );
};
