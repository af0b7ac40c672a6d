import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { NoBusinesses } from '#app/businesses/no-businesses.tsx';
import { namesApart } from '#app/invoices/names-apart.ts';
import { paths } from '#app/lib/paths.ts';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { PageHead } from '#app/ui/page.tsx';
import { labels } from '#workflows/documents/labels.ts';
import { documentKinds } from '#workflows/invoice/content.ts';

type Named = { id: string; name: string };
type Props = {
  businesses: readonly Named[];
  business: Named | null;
  customers: readonly Named[];
  /** The customer it is for, when one came from his page. */
  customerId: string | null;
  mayAdd: boolean;
  result?: SubmissionResult<string[]>;
};

/** First the business, as its customers depend on it; then the draft exists, and saves itself from there on. */
export const NewPage = ({ businesses, business, customers, customerId, mayAdd, result }: Props) => {
  const t = useT();
  if (businesses.length === 0) return <NoBusinesses mayAdd={mayAdd} />;
  return (
    <div className="stack narrow-form">
      <PageHead title={t('editor:new.title')}>
        <LinkButton size="desk" icon="file-up" to={paths.importInvoices()}>
          {t('invoices:import')}
        </LinkButton>
      </PageHead>
      <p className="muted">{t('editor:new.lead')}</p>
      {business ? (
        <Start
          business={business}
          customers={customers}
          customerId={customerId}
          isChoice={businesses.length > 1}
        />
      ) : (
        <ChooseBusiness businesses={businesses} errors={result?.error?.businessId ?? undefined} />
      )}
    </div>
  );
};

const ChooseBusiness = ({ businesses, errors }: { businesses: readonly Named[]; errors?: string[] }) => {
  const t = useT();
  return (
    <Form method="get" action={paths.newInvoice()} className="stack" data-first>
      <Field label={t('editor:new.business')} errors={errors}>
        {(props) => (
          <Select desk {...props} name="business" required defaultValue="">
            <option value="">{t('editor:new.choose')}</option>
            {businesses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p>
        <Button look="primary">{t('editor:new.next')}</Button>
      </p>
    </Form>
  );
};

const Start = ({
  business,
  customers,
  customerId,
  isChoice,
}: {
  business: Named;
  customers: readonly Named[];
  customerId: string | null;
  isChoice: boolean;
}) => {
  const t = useT();
  const titles = labels[useLocale()].title;
  return (
    <Form method="post" action={paths.newInvoice()} className="stack" data-act="create-draft" data-first>
      <input type="hidden" name="businessId" value={business.id} />
      <div className="field">
        <span className="label">{t('editor:business')}</span>
        <p className="row">
          <b className="strong">{business.name}</b>
          {isChoice && (
            <LinkButton size="desk" look="quiet" to={paths.newInvoice()}>
              {t('editor:new.change')}
            </LinkButton>
          )}
        </p>
      </div>
      <Field label={t('editor:new.customer')}>
        {(props) => (
          <Select desk {...props} name="customerId" defaultValue={customerId ?? ''} key={customerId}>
            <option value="">{t('editor:new.newCustomer')}</option>
            {namesApart(customers).map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('editor:new.kind')}>
        {(props) => (
          <Select desk {...props} name="kind" defaultValue="invoice">
            {documentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {titles[kind]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <p>
        <Button look="primary" icon="pencil-line">
          {t('editor:new.create')}
        </Button>
      </p>
    </Form>
  );
};
