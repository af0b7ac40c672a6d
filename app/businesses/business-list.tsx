import { Form, Link, useNavigate } from '@remix-run/react';
import { useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { FilterStrip, Filters } from '#app/ui/filter-strip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { SearchField } from '#app/ui/search-field.tsx';
import { moveFocus, usePageKeys } from '#app/ui/use-page-keys.ts';
import { NoBusinesses } from './no-businesses.tsx';
import type { readBusinesses } from './read-businesses.server.ts';

type Props = Awaited<ReturnType<typeof readBusinesses>>;

/** Every business of the office: who answers for it, whether silence counts there, what waits. */
export const BusinessList = ({ businesses, all, search, mayEdit }: Props) => {
  const t = useT();
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  usePageKeys({
    j: () => moveFocus(list.current, 1),
    k: () => moveFocus(list.current, -1),
    n: () => mayEdit && navigate(paths.newBusiness()),
    r: () => navigate(paths.businesses()),
  });
  const add = mayEdit && (
    <LinkButton look="primary" size="desk" icon="plus" to={paths.newBusiness()}>
      {t('businesses:new')}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={t('businesses:title')}>{all > 0 && add}</PageHead>
      {all === 0 ? (
        <NoBusinesses mayAdd={mayEdit} />
      ) : (
        <>
          <Form role="search" action={paths.businesses()}>
            <Filters>
              <SearchField
                label={t('businesses:search')}
                placeholder={t('businesses:searchFor')}
                value={search}
              />
            </Filters>
          </Form>
          <FilterStrip
            filters={
              search ? [{ label: t('businesses:searchFilter', { search }), without: paths.businesses() }] : []
            }
            hidden={all - businesses.length}
            resetTo={paths.businesses()}
          />
          {businesses.length === 0 ? (
            <Empty icon="search-x" title={t('businesses:empty.none', { search })} />
          ) : (
            <div ref={list}>
              <Table businesses={businesses} />
            </div>
          )}
        </>
      )}
    </>
  );
};

const Table = ({ businesses }: Pick<Props, 'businesses'>) => {
  const t = useT();
  return (
    <Ledger label={t('businesses:title')} stack>
      <thead>
        <tr>
          <th scope="col">{t('businesses:column.name')}</th>
          <th scope="col">{t('businesses:column.city')}</th>
          <th scope="col">{t('businesses:column.prefix')}</th>
          <th scope="col">{t('businesses:column.silence')}</th>
          <th scope="col" className="r">
            {t('businesses:column.owners')}
          </th>
          <th scope="col" className="r">
            {t('businesses:column.awaiting')}
          </th>
          <th scope="col" className="r">
            {t('businesses:column.issued')}
          </th>
        </tr>
      </thead>
      <tbody>
        {businesses.map((business) => (
          <LedgerRow key={business.id}>
            <td className="who what">
              <Link className="ref name" to={paths.business(business.id)}>
                {business.name}
              </Link>
              {business.legalName !== business.name && <span className="sub">{business.legalName}</span>}
            </td>
            <td className="what muted">{business.city}</td>
            <td className="num chan">{business.numberPrefix}</td>
            <td className="state">
              <Silence clause={business.silenceClause} />
            </td>
            <td className="r num chan">{business.owners || <span className="advice">0</span>}</td>
            <td className="r num chan">{business.awaiting}</td>
            <td className="r num chan">{business.issued}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};

/** What the mandate of today says about silence. */
const Silence = ({ clause }: { clause: boolean | null }) => {
  const t = useT();
  if (clause) return <span className="muted">{t('businesses:silence.counts')}</span>;
  return (
    <span className="advice row">
      <Icon name="triangle-alert" />
      {t(clause === null ? 'businesses:silence.noMandate' : 'businesses:silence.noClause')}
    </span>
  );
};
