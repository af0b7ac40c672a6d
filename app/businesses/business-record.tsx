import type { SubmissionResult } from '@conform-to/react';
import { Form, useSearchParams } from '@remix-run/react';
import type { ReactNode } from 'react';
import { TextsSection } from '#app/dunning/texts-section.tsx';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DoneNotice } from '#app/ui/record/done-notice.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { EndMandateDialog, RevokeDialog } from './ask-dialogs.tsx';
import { BusinessFields } from './business-fields.tsx';
import { IdentitySection } from './identity-section.tsx';
import { LookFields } from './look-fields.tsx';
import { LookSection } from './look-section.tsx';
import { MandateFields } from './mandate-fields.tsx';
import { MandateSection } from './mandate-section.tsx';
import { OwnerFields } from './owner-fields.tsx';
import { OwnersSection, UndeliveredNotice } from './owners-section.tsx';
import { PolicySection } from './policy-section.tsx';
import type { BusinessPage } from './read-business.server.ts';

type Props = { page: BusinessPage; lastResult?: SubmissionResult<string[]> | null };

/** The page of a business: read as a whole, changed one part at a time (`?edit=`), each with an address of its own. */
export const BusinessRecord = ({ page, lastResult }: Props) => {
  const [search] = useSearchParams();
  const busy = useSending();
  const edit = page.mayEdit ? search.get('edit') : null;
  const owner = page.owners.find(({ id, revokedAt }) => id === search.get('owner') && revokedAt === null);
  const form = { page, lastResult, busy };
  if (edit === 'identity')
    return <Editing page={page} title="businesses:identity.edit" form={<IdentityForm {...form} />} />;
  if (edit === 'mandate')
    return <Editing page={page} title="businesses:mandate.record" form={<MandateFields {...form} />} />;
  if (edit === 'look')
    return <Editing page={page} title="businesses:look.edit" form={<LookFields {...form} />} />;
  if (edit === 'owner') {
    const title = owner ? 'businesses:owners.edit' : 'businesses:owners.add';
    return <Editing page={page} title={title} form={<OwnerFields {...form} owner={owner} />} />;
  }
  const ask = page.mayEdit ? search.get('ask') : null;
  return (
    <>
      <Head page={page} />
      <DoneNotice area="businesses" />
      <UndeliveredNotice {...page} />
      <div className="cols">
        <div>
          <OwnersSection {...page} />
          <MandateSection {...page} />
          <PolicySection {...page} />
          <TextsSection
            businessId={page.business.id}
            count={page.ownTexts}
            plan={page.dunningPlan}
            mayEdit={page.mayEdit}
          />
        </div>
        <div>
          <IdentitySection {...page} />
          <LookSection {...page} />
        </div>
      </div>
      {ask === 'revoke' && owner && (
        <RevokeDialog page={page} owner={owner} errors={form.lastResult?.error?.factorCode} busy={busy} />
      )}
      {ask === 'end-mandate' && page.mandate && <EndMandateDialog page={page} busy={busy} />}
    </>
  );
};

const Head = ({ page: { business, customers, mayDraft } }: { page: BusinessPage }) => {
  const t = useT();
  return (
    <RecordHead
      title={business.name}
      under={business.party.name === business.name ? undefined : business.party.name}
      back={{ to: paths.businesses(), label: t('businesses:title') }}
    >
      <LinkButton size="desk" to={paths.customers({ business: business.id })}>
        {t('businesses:itsCustomers', { count: customers })}
      </LinkButton>
      <LinkButton size="desk" to={paths.invoices({ business: business.id })}>
        {t('businesses:itsInvoices')}
      </LinkButton>
      {mayDraft && (
        <Form method="post" action={paths.newInvoice()} data-act="create-draft">
          <input type="hidden" name="businessId" value={business.id} />
          <Button look="primary" size="desk" icon="plus">
            {t('businesses:newInvoice')}
          </Button>
        </Form>
      )}
    </RecordHead>
  );
};

type EditingProps = {
  page: BusinessPage;
  title:
    | 'businesses:identity.edit'
    | 'businesses:mandate.record'
    | 'businesses:look.edit'
    | 'businesses:owners.edit'
    | 'businesses:owners.add';
  form: ReactNode;
};

const Editing = ({ page, title, form }: EditingProps) => {
  const { id, name } = page.business;
  return (
    <>
      <RecordHead title={useT()(title)} back={{ to: paths.business(id), label: name }} />
      {form}
    </>
  );
};

const IdentityForm = ({ page, lastResult, busy }: Props & { busy: boolean }) => (
  <BusinessFields
    values={page.values}
    lastResult={lastResult}
    advice={page.advice}
    countries={page.countries}
    colleagues={page.colleagues}
    prefixFixed={page.prefixFixed}
    cancelTo={paths.business(page.business.id)}
    busy={busy}
  />
);
