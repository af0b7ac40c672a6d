import { Form, useNavigate } from '@remix-run/react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { BusinessOptions } from '#app/ui/business-options.tsx';
import { Button } from '#app/ui/button.tsx';
import { Switch } from '#app/ui/check.tsx';
import { type ActiveFilter, FilterStrip } from '#app/ui/filter-strip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { activeFilters, type ListParams, listQuery, writeSort } from './list-params.ts';
import { changeOf, noFilters, settled, type TypedFilters } from './typed-filters.ts';
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
  const navigate = useNavigate();
  const monthName = useMonthName();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [typed, setTyped] = useState<TypedFilters>({});
  // Fields show what the address says, also when it changed by a link: reset, back, a tab.
  useEffect(() => setTyped((changes) => settled(changes, params, timer.current !== undefined)), [params]);
  const shown = { ...params, ...typed };
  const latest = useRef(shown);
  latest.current = shown;
  /** Asks for the list that all fields together describe, when it is time. */
  const send = (wait: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      navigate(paths.invoices(listQuery(latest.current)), { replace: true, preventScrollReset: true });
    }, wait);
  };
  const onChange = ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => {
    setTyped({ ...typed, ...changeOf(target) });
    send(target.name === 'q' ? 300 : 0);
  };
  return (
    <>
      <Form
        className="filters"
        method="get"
        action={paths.invoices()}
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          send(0);
        }}
      >
        {params.tab !== 'all' && <input type="hidden" name="tab" value={params.tab} />}
        {params.sort && <input type="hidden" name="sort" value={writeSort(params.sort)} />}
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
            value={shown.text}
            onChange={onChange}
            placeholder={t('invoices:searchHint')}
          />
          <kbd>/</kbd>
        </div>
        <label className="vh" htmlFor="business">
          {t('invoices:business')}
        </label>
        <Select desk id="business" name="business" value={shown.businessId} onChange={onChange}>
          <BusinessOptions businesses={businesses} asked={params.businessId} />
        </Select>
        <label className="vh" htmlFor="month">
          {t('invoices:month')}
        </label>
        <Select desk id="month" name="month" value={shown.month} onChange={onChange}>
          <option value="">{t('invoices:allMonths')}</option>
          {withAsked(months, params.month).map((month) => (
            <option key={month} value={month}>
              {monthName(month)}
            </option>
          ))}
        </Select>
        <noscript>
          <Button size="desk">{t('invoices:apply')}</Button>
        </noscript>
        <Switch
          desk
          className="push"
          name="ink"
          value="1"
          checked={shown.hideProvisional}
          onChange={onChange}
        >
          {t('invoices:hideProvisional')} <kbd>P</kbd>
        </Switch>
      </Form>
      <FilterStrip
        filters={useActive(params, businesses)}
        hidden={hidden}
        resetTo={paths.invoices(listQuery({ ...params, ...noFilters }))}
      />
    </>
  );
};

/** A month that the address asks for and that has no document is one of them still, as the list is filtered by it. */
const withAsked = (months: readonly string[], asked: string): readonly string[] =>
  asked === '' || months.includes(asked) ? months : [...months, asked].sort().reverse();

function useActive(params: ListParams, businesses: readonly Business[]): ActiveFilter[] {
  const t = useT();
  const monthName = useMonthName();
  const words = {
    text: () => t('invoices:filter.text', { text: params.text }),
    businessId: () =>
      businesses.find(({ id }) => id === params.businessId)?.name ?? t('customers:unknownBusiness'),
    month: () => monthName(params.month),
    hideProvisional: () => t('invoices:filter.hideProvisional'),
  };
  return activeFilters(params).map((name) => ({
    label: words[name](),
    without: paths.invoices(listQuery({ ...params, [name]: noFilters[name] })),
  }));
}
