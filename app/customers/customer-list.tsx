import { Form, Link, useNavigate } from '@remix-run/react';
import { useRef } from 'react';
import { formatIdentifier } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { BusinessOptions } from '#app/ui/business-options.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { FilterStrip, Filters } from '#app/ui/filter-strip.tsx';
import { Select } from '#app/ui/input.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { Pager } from '#app/ui/pager.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { moveFocus, usePageKeys } from '#app/ui/use-page-keys.ts';
import { customerKinds, customerPageSize, customerQuery } from './customer-params.ts';
import type { CustomersPage } from './read-customers.server.ts';

/** The customers of all businesses, searched and narrowed by address, a page at a time. */
export const CustomerList = (page: CustomersPage) => {
  const t = useT();
  const { params, customers, total, all, mayEdit, businesses } = page;
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  usePageKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    n: () => mayEdit && navigate(paths.newCustomer({ business: params.businessId })),
    r: () => navigate(paths.customers()),
  });
  const add = mayEdit && businesses.length > 0 && (
    <LinkButton
      look="primary"
      size="desk"
      icon="plus"
      to={paths.newCustomer({ business: params.businessId })}
    >
      {t('customers:new')}
    </LinkButton>
  );
  if (all === 0) {
    return (
      <>
        <PageHead title={t('customers:title')} />
        <Empty icon="circle-user" title={t('customers:empty.title')} action={add}>
          {t(businesses.length > 0 ? 'customers:empty.body' : 'customers:empty.noBusiness')}
        </Empty>
      </>
    );
  }
  const at = (number: number) => paths.customers(customerQuery({ ...params, page: number }));
  const first = (params.page - 1) * customerPageSize;
  return (
    <>
      <PageHead title={t('customers:title')}>{add}</PageHead>
      <CustomerFilters {...page} />
      {customers.length === 0 ? (
        <Empty
          icon="search-x"
          title={t('customers:empty.none')}
          action={<LinkButton to={paths.customers()}>{t('do.resetFilters')}</LinkButton>}
        />
      ) : (
        <div ref={list}>
          <Table customers={customers} />
          <Pager
            from={first + 1}
            to={first + customers.length}
            total={total}
            previous={params.page > 1 ? at(params.page - 1) : undefined}
            next={first + customers.length < total ? at(params.page + 1) : undefined}
          />
        </div>
      )}
    </>
  );
};

const CustomerFilters = ({ params, businesses, total, all }: CustomersPage) => {
  const t = useT();
  const { search, businessId, kind } = params;
  const without = (part: Partial<typeof params>) =>
    paths.customers(customerQuery({ ...params, page: 1, ...part }));
  const business = businesses.find(({ id }) => id === businessId);
  const filters = [
    search && { label: t('customers:searchFilter', { search }), without: without({ search: '' }) },
    businessId && {
      label: business?.name ?? t('customers:unknownBusiness'),
      without: without({ businessId: undefined }),
    },
    kind && { label: t(`customers:kind.${kind}`), without: without({ kind: undefined }) },
  ].filter((filter) => typeof filter === 'object');
  return (
    <>
      <Form role="search" action={paths.customers()}>
        <Filters>
          <SearchField label={t('customers:search')} placeholder={t('customers:searchFor')} value={search} />
          <Select
            desk
            name="business"
            aria-label={t('customers:column.business')}
            defaultValue={businessId ?? ''}
            key={`b${businessId}`}
          >
            <BusinessOptions businesses={businesses} asked={businessId} />
          </Select>
          <Select
            desk
            name="kind"
            aria-label={t('customers:column.kind')}
            defaultValue={kind ?? ''}
            key={`k${kind}`}
          >
            <option value="">{t('customers:allKinds')}</option>
            {customerKinds.map((each) => (
              <option key={each} value={each}>
                {t(`customers:kind.${each}`)}
              </option>
            ))}
          </Select>
          <Button size="desk">{t('customers:filter')}</Button>
        </Filters>
      </Form>
      <FilterStrip filters={filters} hidden={all - total} resetTo={paths.customers()} />
    </>
  );
};

const Table = ({ customers }: Pick<CustomersPage, 'customers'>) => {
  const t = useT();
  return (
    <Ledger label={t('customers:title')} stack>
      <thead>
        <tr>
          <th scope="col">{t('customers:column.name')}</th>
          <th scope="col">{t('customers:column.business')}</th>
          <th scope="col">{t('customers:column.kind')}</th>
          <th scope="col">{t('customers:column.identifier')}</th>
          <th scope="col">{t('customers:column.city')}</th>
          <th scope="col">{t('customers:column.email')}</th>
        </tr>
      </thead>
      <tbody>
        {customers.map(({ id, name, kind, businessName, siren, siret, city, email }) => (
          <LedgerRow key={id}>
            <td className="what">
              <Link className="ref name" to={paths.customer(id)}>
                {name}
              </Link>
            </td>
            <td className="what">{businessName}</td>
            <td className="muted chan">{t(`customers:kind.${kind}`)}</td>
            <td className="num chan">{formatIdentifier(siret || siren)}</td>
            <td className="what">{city}</td>
            <td className="what mail">{email || <span className="advice">{t('customers:noEmail')}</span>}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
