import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { type ListParams, listQuery } from './list-params.ts';
import { type InvoiceTab, tabIcons, tabNames } from './tabs.ts';

/** Shown while something stands on them. */
const rare: readonly InvoiceTab[] = ['toRelease', 'deleted'];

/** The states as tabs, each with how many invoices stand in it, whatever is filtered. */
export const StatusTabs = ({
  params,
  counts,
}: {
  params: ListParams;
  counts: Partial<Record<InvoiceTab, number>>;
}) => {
  const t = useT();
  const shown = tabNames.filter((tab) => !rare.includes(tab) || params.tab === tab || (counts[tab] ?? 0) > 0);
  return (
    <Tabs
      label={t('filters.tabs')}
      tabs={shown.map((tab) => ({
        to: paths.invoices(listQuery({ ...params, tab })),
        label: t(`invoices:tab.${tab}`),
        icon: tabIcons[tab] ?? undefined,
        count: counts[tab] ?? 0,
        current: tab === params.tab,
      }))}
    />
  );
};
