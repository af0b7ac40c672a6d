import { Form, useLocation, useSubmit } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Switch } from '#app/ui/check.tsx';
import { type ActiveFilter, FilterStrip } from '#app/ui/filter-strip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { activeFilters, type ListParams, listQuery } from './list-params.ts';
import { useMonthName } from './use-month-name.ts';

type Business = { id: string; name: string };
type Props = {
  params: ListParams;
  businesses: readonly Business[];
  months: readonly string[];
  hidden: number;
};

/** The fields that narrow the list; with scripts each change counts at once, without them a button sends them. */
export const ListFilters = ({ params, businesses, months, hidden }: Props) => {
  const t = useT();
  const submit = useSubmit();
  const monthName = useMonthName();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Fields show what the address says, also when it changed by a link: reset, back, a tab.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is the reason, not the means
  useEffect(() => form.current?.reset(), [params]);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '#q') document.getElementById('q')?.focus();
  }, [hash]);
  const send = (event: FormEvent<HTMLFormElement>, wait: number) => {
    const target = event.currentTarget;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => submit(target, { replace: true, preventScrollReset: true }), wait);
  };
  return (
    <>
      <Form
        ref={form}
        className="filters"
        method="get"
        action={paths.invoices()}
        role="search"
        onChange={(event) => send(event, (event.target as unknown as HTMLElement).id === 'q' ? 300 : 0)}
      >
        {params.tab !== 'all' && <input type="hidden" name="tab" value={params.tab} />}
        <div className="search">
          <Icon name="search" />
          <label className="vh" htmlFor="q">
            {t('invoices:search')}
          </label>
          <Input
            desk
            id="q"
            name="q"
            type="search"
            defaultValue={params.text}
            placeholder={t('invoices:searchHint')}
          />
          <kbd>/</kbd>
        </div>
        <label className="vh" htmlFor="business">
          {t('invoices:business')}
        </label>
        <Select desk id="business" name="business" defaultValue={params.businessId}>
          <option value="">{t('invoices:allBusinesses')}</option>
          {businesses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <label className="vh" htmlFor="month">
          {t('invoices:month')}
        </label>
        <Select desk id="month" name="month" defaultValue={params.month}>
          <option value="">{t('invoices:allMonths')}</option>
          {months.map((month) => (
            <option key={month} value={month}>
              {monthName(month)}
            </option>
          ))}
        </Select>
        <noscript>
          <Button size="desk">{t('invoices:apply')}</Button>
        </noscript>
        <Switch desk className="push" name="ink" value="1" defaultChecked={params.hideProvisional}>
          {t('invoices:hideProvisional')} <kbd>P</kbd>
        </Switch>
      </Form>
      <FilterStrip
        filters={useActive(params, businesses)}
        hidden={hidden}
        resetTo={paths.invoices(listQuery({ ...blank, tab: params.tab }))}
      />
    </>
  );
};

const blank = { text: '', businessId: '', month: '', hideProvisional: false } as const;

function useActive(params: ListParams, businesses: readonly Business[]): ActiveFilter[] {
  const t = useT();
  const monthName = useMonthName();
  const words = {
    text: () => t('invoices:filter.text', { text: params.text }),
    businessId: () => businesses.find(({ id }) => id === params.businessId)?.name ?? t('invoices:business'),
    month: () => monthName(params.month),
    hideProvisional: () => t('invoices:filter.hideProvisional'),
  };
  return activeFilters(params).map((name) => ({
    label: words[name](),
    without: paths.invoices(listQuery({ ...params, [name]: blank[name] })),
  }));
}
