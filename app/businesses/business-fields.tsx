import type { DefaultValue, SubmissionResult } from '@conform-to/react';
import type { z } from 'zod';
import { FactorField } from '#app/auth/code-field.tsx';
import { checkOf, useAppForm } from '#app/lib/forms.tsx';
import { RecordForm } from '#app/lib/record-form.tsx';
import { SelectField, TextAreaField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import type { businessForm } from './business-form.server.ts';
import type { Country } from './countries.server.ts';
import { AddressFields, IdentifierFields } from './party-fields.tsx';

type Props = {
  /** Of an existing business; a new one starts empty. */
  values?: DefaultValue<z.input<ReturnType<typeof businessForm>>>;
  lastResult?: SubmissionResult<string[]> | null;
  advice?: Record<string, string>;
  countries: Country[];
  colleagues: { id: string; name: string }[];
  /** A number bears the root already: it stays. */
  prefixFixed?: boolean;
  cancelTo: string;
  busy: boolean;
};

/** The form of a business, new or not: who it is, where its customers pay, how its invoices are numbered. */
export const BusinessFields = ({
  values,
  lastResult,
  advice = {},
  countries,
  colleagues,
  prefixFixed,
  cancelTo,
  busy,
}: Props) => {
  const t = useT();
  const defaultValue = values ?? { country: 'FR' };
  const [form, fields] = useAppForm<ReturnType<typeof businessForm>>({
    id: 'business',
    lastResult,
    defaultValue,
  });
  const act = values ? 'update-business' : 'create-business';
  return (
    <RecordForm
      form={form}
      act={act}
      save={t(values ? 'do.save' : 'businesses:form.create')}
      busy={busy}
      cancelTo={cancelTo}
    >
      {values && <input type="hidden" name={fields.seen.name} value={fields.seen.initialValue} />}
      <section className="sec">
        <h2 className="h3">{t('businesses:form.who')}</h2>
        <div className="two">
          <TextField
            field={fields.name}
            label={t('businesses:form.name')}
            hint={t('businesses:form.nameHint')}
            autoComplete="off"
          />
          <TextField
            field={fields.legalName}
            label={t('businesses:form.legalName')}
            hint={t('businesses:form.legalNameHint')}
            optional
            autoComplete="off"
          />
        </div>
        <IdentifierFields fields={fields} advice={advice} party="seller" />
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:form.where')}</h2>
        <AddressFields fields={fields} advice={advice} countries={countries} />
        <div className="three">
          <TextField
            field={fields.email}
            label={t('businesses:party.email')}
            type="email"
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
          <TextField
            field={fields.contact}
            label={t('businesses:party.contact')}
            optional
            autoComplete="off"
          />
        </div>
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:form.bank')}</h2>
        <div className="two">
          <TextField
            field={fields.iban}
            label="IBAN"
            hint={t('businesses:form.ibanHint')}
            optional
            autoComplete="off"
            spellCheck={false}
          />
          <TextField field={fields.bic} label="BIC" optional autoComplete="off" spellCheck={false} />
        </div>
        <FactorField field={fields.factorCode} />
      </section>
      <section className="sec">
        <h2 className="h3">{t('businesses:form.documents')}</h2>
        <TextField
          field={fields.numberPrefix}
          label={t('businesses:form.numberPrefix')}
          hint={t(prefixFixed ? 'businesses:form.prefixFixed' : 'businesses:form.prefixHint')}
          readOnly={prefixFixed}
          className="short"
          autoComplete="off"
          spellCheck={false}
        />
        <Check desk {...checkOf(fields.vatOnDebits)}>
          {t('businesses:form.vatOnDebits')}
        </Check>
        <TextField
          field={fields.differenceLimit}
          label={t('businesses:form.differenceLimit')}
          hint={t('businesses:form.differenceLimitHint')}
          optional
          className="short"
          inputMode="decimal"
          autoComplete="off"
        />
        <TextAreaField
          field={fields.mentions}
          label={t('businesses:form.mentions')}
          hint={t('businesses:form.mentionsHint')}
          optional
          rows={3}
        />
        <SelectField
          field={fields.contactStaffId}
          label={t('businesses:form.contact')}
          hint={t('businesses:form.contactHint')}
          className="half"
          optional
        >
          <option value="">{t('businesses:form.noContact')}</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </section>
    </RecordForm>
  );
};
