import type { DefaultValue, SubmissionResult } from '@conform-to/react';
import { useState } from 'react';
import type { z } from 'zod';
import type { Country } from '#app/businesses/countries.server.ts';
import { AddressFields, IdentifierFields } from '#app/businesses/party-fields.tsx';
import { checkOf, useAppForm } from '#app/lib/forms.tsx';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import type { newCustomerForm } from './customer-form.server.ts';
import { customerKinds } from './customer-params.ts';

type Schema = ReturnType<typeof newCustomerForm>;

type Props = {
  values: DefaultValue<z.input<Schema>>;
  /** For a new one: whose customer it will be. */
  businesses?: { id: string; name: string }[];
  lastResult?: SubmissionResult<string[]> | null;
  advice?: Record<string, string>;
  countries: Country[];
  cancelTo: string;
  busy: boolean;
};

/** The form of a customer, new or not. What identifies a firm folds away for a consumer once scripts run. */
export const CustomerFields = ({
  values,
  businesses,
  lastResult,
  advice = {},
  countries,
  cancelTo,
  busy,
}: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<Schema>({ id: 'customer', lastResult, defaultValue: values });
  const [kind, setKind] = useState(String(fields.kind.initialValue ?? 'company'));
  const act = businesses ? 'create-customer' : 'update-customer';
  return (
    <RecordForm
      form={form}
      act={act}
      save={t(businesses ? 'customers:form.create' : 'do.save')}
      busy={busy}
      cancelTo={cancelTo}
    >
      {!businesses && <input type="hidden" name={fields.seen.name} value={fields.seen.initialValue} />}
      <section className="sec">
        <h2 className="h3">{t('customers:form.who')}</h2>
        {businesses && (
          <SelectField field={fields.businessId} label={t('customers:form.business')} className="half">
            <option value="">{t('customers:form.choose')}</option>
            {businesses.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
        <Fieldset legend={t('customers:column.kind')}>
          <Choices columns>
            {customerKinds.map((each) => (
              <Choice key={each} small {...checkOf(fields.kind, each)} onChange={() => setKind(each)}>
                {t(`customers:kind.${each}`)}
              </Choice>
            ))}
          </Choices>
        </Fieldset>
        <TextField
          field={fields.name}
          label={t('customers:form.name')}
          hint={t('customers:form.nameHint')}
          autoComplete="off"
        />
        <div hidden={kind === 'consumer'} className="record-form">
          <IdentifierFields fields={fields} advice={advice} party="buyer" />
        </div>
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:form.where')}</h2>
        <AddressFields fields={fields} advice={advice} countries={countries} />
        <div className="two">
          <TextField
            field={fields.contact}
            label={t('businesses:party.contact')}
            optional
            autoComplete="off"
          />
          <TextField
            field={fields.phone}
            label={t('businesses:party.phone')}
            type="tel"
            optional
            autoComplete="off"
          />
        </div>
      </section>
      <section className="sec">
        <h2 className="h3">{t('customers:form.dispatch')}</h2>
        <div className="two">
          <TextField
            field={fields.email}
            label={t('customers:form.email')}
            hint={t('customers:form.emailHint')}
            type="email"
            optional
            autoComplete="off"
          />
          <SelectField field={fields.locale} label={t('customers:form.locale')}>
            <option value="fr">Français</option>
            <option value="en">English</option>
          </SelectField>
        </div>
      </section>
    </RecordForm>
  );
};
