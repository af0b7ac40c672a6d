import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { CustomerHead } from '#app/ui/masthead.tsx';
import { Page } from '#app/ui/page.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { StatementData } from './statement.server.ts';
import { StatementView } from './statement-view.tsx';

/** The account of a customer with a business, at the desk. */
export const StatementPage = ({ data, customerId }: { data: StatementData; customerId: string }) => {
  const t = useT();
  return (
    <>
      <RecordHead
        title={t('statement:of', { name: data.customer })}
        under={t('statement:with', { business: data.business })}
        back={{ to: paths.outstanding(customerId), label: t('statement:back') }}
      />
      <StatementView data={data} desk file={(as, query) => paths.statementFile(customerId, as, query)} />
    </>
  );
};

type Own = { data: StatementData; invoiceId: string; as: string | undefined };

/** The same before the customer. */
export const OwnStatementPage = ({ data, invoiceId, as }: Own) => {
  const t = useT();
  return (
    <Page head={<CustomerHead seller={data.business} />} narrow className="page-customer">
      <div className="stack account-page">
        <p>
          <Link to={paths.customerInvoice(invoiceId, { as })}>{t('statement:backToInvoice')}</Link>
        </p>
        <h1 className="h1">{t('statement:title')}</h1>
        <p className="muted">{t('statement:withYou', { business: data.business, name: data.customer })}</p>
        <StatementView
          data={data}
          file={(kind, query) => paths.customerStatementFile(invoiceId, kind, { ...query, as })}
          kept={{ as }}
        />
      </div>
    </Page>
  );
};
