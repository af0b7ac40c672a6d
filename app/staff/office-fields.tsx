import type { SubmissionResult } from '@conform-to/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { AddressFields } from '#app/businesses/party-fields.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import type { officeForm } from './office-form.server.ts';
import type { SettingsPage } from './read-settings.server.ts';

type Props = {
  page: Pick<SettingsPage, 'office' | 'countries'>;
  lastResult?: SubmissionResult<string[]> | null;
  busy: boolean;
};

/** The form of who the office is. */
export const OfficeFields = ({ page, lastResult, busy }: Props) => {
  const t = useT();
  const { address, ...office } = page.office;
  const [form, fields] = useAppForm<ReturnType<typeof officeForm>>({
    id: 'office',
    lastResult,
    defaultValue: { ...office, ...address },
  });
  return (
    <RecordForm form={form} act="update-office" save={t('do.save')} busy={busy} cancelTo={paths.settings()}>
      <section className="sec">
        <p className="intro">{t('settings:office.body', { office: office.name })}</p>
        <div className="two">
          <TextField field={fields.name} label={t('settings:office.name')} autoComplete="organization" />
          <TextField
            field={fields.legalForm}
            label={t('businesses:party.legalForm')}
            optional
            autoComplete="off"
          />
        </div>
        <div className="two">
          <TextField
            field={fields.siren}
            label="SIREN"
            hint={t('settings:office.sirenHint')}
            optional
            inputMode="numeric"
            autoComplete="off"
          />
          <TextField
            field={fields.vatNumber}
            label={t('businesses:party.vatNumber')}
            optional
            autoComplete="off"
          />
        </div>
        <AddressFields fields={fields} countries={page.countries} />
        <div className="two">
          <TextField
            field={fields.email}
            label={t('businesses:party.email')}
            type="email"
            autoComplete="off"
          />
          <TextField field={fields.phone} label={t('businesses:party.phone')} optional autoComplete="off" />
        </div>
        <FactorField field={fields.factorCode} />
      </section>
    </RecordForm>
  );
};
