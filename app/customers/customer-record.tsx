import type { SubmissionResult } from '@conform-to/react';
import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { Advice, addressFact, identifierFacts } from '#app/businesses/party-facts.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { DoneNotice } from '#app/ui/record/done-notice.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { CustomerInvoices } from './customer-invoices.tsx';
import type { CustomerPage } from './read-customer.server.ts';

type Props = { page: CustomerPage; lastResult?: SubmissionResult<string[]> | null };

/** The page of a customer: who it is, and every document made for it; `?edit` turns it into its form. */
export const CustomerRecord = ({ page, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const { customer, businessName, mayEdit, mayDraft, lookalikes } = page;
  const self = paths.customer(customer.id);
  if (mayEdit && search.has('edit')) {
    return (
      <>
        <RecordHead title={t('customers:edit')} back={{ to: self, label: customer.name }} />
        <CustomerFields
          values={page.values}
          lastResult={lastResult}
          advice={page.advice}
          countries={page.countries}
          cancelTo={self}
          busy={busy}
        />
      </>
    );
  }
  return (
    <>
      <RecordHead
        title={customer.name}
        under={
          <>
            {t(`customers:kind.${customer.kind}`)}, {t('customers:of')}{' '}
            <Link to={paths.business(customer.businessId)}>{businessName}</Link>
          </>
        }
        back={{ to: paths.customers(), label: t('customers:title') }}
      >
        <LinkButton size="desk" icon="banknote" to={paths.outstanding(customer.id)}>
          {t('outstanding:short')}
        </LinkButton>
        {mayDraft && (
          <Form method="post" action={paths.newInvoice()} data-act="create-draft">
            <input type="hidden" name="businessId" value={customer.businessId} />
            <input type="hidden" name="customerId" value={customer.id} />
            <Button look="primary" size="desk" icon="plus">
              {t('businesses:newInvoice')}
            </Button>
          </Form>
        )}
      </RecordHead>
      <DoneNotice area="customers" />
      {customer.email === '' && (
        <Notice tone="ochre" className="told">
          {t('customers:missingEmail')}
        </Notice>
      )}
      {lookalikes.length > 0 && (
        <Notice className="told">
          {t('customers:lookalikes', { count: lookalikes.length })}{' '}
          {lookalikes.map(({ id, name }) => (
            <Link key={id} to={paths.customer(id)} className="lookalike">
              {name}
            </Link>
          ))}
        </Notice>
      )}
      <div className="cols">
        <CustomerInvoices {...page} />
        <CustomerFacts {...page} />
      </div>
    </>
  );
};

const CustomerFacts = ({ customer, country, advice, mayEdit }: CustomerPage) => {
  const t = useT();
  const { party } = customer;
  return (
    <Section
      title={t('businesses:identity.title')}
      acts={
        mayEdit && (
          <LinkButton size="desk" icon="pencil-line" to={paths.customer(customer.id, { edit: 'identity' })}>
            {t('businesses:do.edit')}
          </LinkButton>
        )
      }
    >
      <FactList
        facts={[
          addressFact(t, party.address, country),
          { label: t('businesses:party.legalForm'), value: party.legalForm },
          ...identifierFacts(t, party),
          { label: t('customers:form.email'), value: customer.email },
          { label: t('customers:form.locale'), value: customer.locale === 'fr' ? 'Français' : 'English' },
          { label: t('businesses:party.contact'), value: party.contact },
          { label: t('businesses:party.phone'), value: party.phone },
        ]}
      />
      <Advice advice={advice} />
    </Section>
  );
};
